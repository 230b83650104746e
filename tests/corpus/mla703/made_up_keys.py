# seen in: Leo-Daiser/Credit-Risk-Scoring-Service src/api/rate_limit.py
"""Limiters that count callers by what these say of themselves, and by where they come from."""

import hashlib

from fastapi import Depends, FastAPI, HTTPException, Request
from slowapi import Limiter
from slowapi.util import get_remote_address

from sessions import find_session
from tides import limiter

app = FastAPI()


def client_key(request: Request) -> str:
    session = request.headers.get("X-Anonymous-Session-ID", "").strip()  # expect: MLA703 as warning
    source = session or request.client.host
    return hashlib.sha256(source.encode()).hexdigest()


def by_device(request: Request) -> str:
    return request.headers.get("X-Device-Id") or get_remote_address(request)  # expect: MLA703 as warning


def client_of_session(request: Request) -> str:
    session = find_session(request.headers.get("X-Session-ID"))
    if session is None:
        raise HTTPException(401)
    return session.owner or request.client.host


def caller_by_address(request: Request) -> str:
    return request.client.host or request.headers.get("Host")


def log_key(request: Request) -> str:
    return f"{request.headers.get('X-Request-ID')}"


slow = Limiter(key_func=by_device)


def limited(request: Request):
    limiter.check(client_key(request), client_of_session(request), caller_by_address(request), by_device(request))


@app.get("/tides", dependencies=[Depends(limited)])
def tides(request: Request):
    return {"key": log_key(request)}
