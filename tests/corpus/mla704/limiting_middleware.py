# seen in: freehekimteam/freehekim-rag-api fastapi/app.py@3635c32b60915430bc9de72c9d467107703cd3a3
"""Middleware that counts callers: one for ever, one that forgets those who are gone."""

import time
from collections import defaultdict, deque

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.middleware.base import BaseHTTPMiddleware

app = FastAPI()


class Turnstile(BaseHTTPMiddleware):
    def __init__(self, app, most):
        super().__init__(app)
        self.most = most
        self.passed = defaultdict(deque)  # expect: MLA704 info

    async def dispatch(self, request: Request, call_next):
        address = request.client.host if request.client else "unknown"
        times = self.passed[address]
        while times and time.monotonic() - times[0] > 60:
            times.popleft()
        if len(times) >= self.most:
            return JSONResponse({"error": "slow down"}, status_code=429)
        times.append(time.monotonic())
        return await call_next(request)


class ForgettingTurnstile(BaseHTTPMiddleware):
    def __init__(self, app, most):
        super().__init__(app)
        self.most = most
        self.passed = defaultdict(deque)

    async def dispatch(self, request: Request, call_next):
        address = request.client.host if request.client else "unknown"
        for old in [each for each, times in self.passed.items() if time.monotonic() - times[-1] > 60]:
            del self.passed[old]
        times = self.passed[address]
        times.append(time.monotonic())
        return await call_next(request)


app.add_middleware(Turnstile, most=60)
app.add_middleware(ForgettingTurnstile, most=600)


@app.get("/gate")
def gate():
    return {"open": True}
