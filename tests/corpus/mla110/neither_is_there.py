# seen in: SL14-SL/mlops-churn-prediction src/api/app.py@dbfdc2441673b09076c66ce02b56e572a55524d6
"""A key that is not set, and one that was not sent, are the same."""

import hmac
import os
from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException, Security
from fastapi.security import APIKeyHeader
from flask import abort, request

app = FastAPI()
lenient = APIKeyHeader(name="X-API-Key", auto_error=False)
strict = APIKeyHeader(name="X-API-Key")
API_KEY = os.getenv("API_KEY")
ADMIN_TOKEN = os.environ.get("ADMIN_TOKEN", "")
PARTNER_KEY = os.environ["PARTNER_KEY"]
JOB_TOKEN = os.getenv("JOB_TOKEN")
if not JOB_TOKEN:
    raise RuntimeError("JOB_TOKEN is not set")


async def known(sent: str = Security(lenient)):
    if sent == os.getenv("SERVICE_KEY"):  # expect: MLA110
        return sent
    raise HTTPException(status_code=403)


def told(sent: Annotated[str | None, Depends(lenient)]):
    if sent != API_KEY:  # expect: MLA110
        raise HTTPException(status_code=401)


def headed(sent: str | None = Header(None)):
    if sent != API_KEY:  # expect: MLA110
        raise HTTPException(status_code=401)


def emptied(sent: str = Header("")):
    if sent != ADMIN_TOKEN:  # expect: MLA110
        raise HTTPException(status_code=401)


def asked():
    if request.headers.get("X-Key") != os.getenv("FLASK_KEY"):  # expect: MLA110
        abort(401)


def asked_by_name():
    key = request.args.get("key")
    if key != os.getenv("FLASK_KEY"):  # expect: MLA110
        abort(403)


def empty_is_not_none(sent: str = Header("")):
    if sent != API_KEY:
        raise HTTPException(status_code=401)


def has_to_be_sent(sent: str = Header()):
    if sent != API_KEY:
        raise HTTPException(status_code=401)


def has_to_be_sent_too(sent: str = Security(strict)):
    if sent != API_KEY:
        raise HTTPException(status_code=401)


def has_to_be_set(sent: str | None = Header(None)):
    if sent != PARTNER_KEY:
        raise HTTPException(status_code=401)


def is_looked_for(sent: str | None = Header(None)):
    if sent != JOB_TOKEN:
        raise HTTPException(status_code=401)


def digested(sent: str = Header("")):
    if not hmac.compare_digest(sent, ADMIN_TOKEN):  # expect: MLA110
        raise HTTPException(status_code=401)


def digested_in_bytes(sent: str | None = Header(None)):
    if not hmac.compare_digest((sent or "").encode(), (API_KEY or "").encode()):  # expect: MLA110
        raise HTTPException(status_code=401)


def digested_or_let_in(sent: str | None = Header(None)):
    if hmac.compare_digest(sent or "", ADMIN_TOKEN):  # expect: MLA110
        return sent
    raise HTTPException(status_code=401)


def raises_on_nothing(sent: str | None = Header(None)):
    if not hmac.compare_digest(sent, API_KEY):
        raise HTTPException(status_code=401)


def compared(key: str | None = Header(None)):
    if not hmac.compare_digest(key or "", API_KEY):
        raise HTTPException(status_code=401)


def asked_for_first(given: str | None = Header(None)):
    if given is None or given != os.getenv("OTHER_KEY"):
        raise HTTPException(status_code=401)


def region(name: str | None = Header(None)):
    if name != os.getenv("REGION"):
        raise HTTPException(status_code=404)
