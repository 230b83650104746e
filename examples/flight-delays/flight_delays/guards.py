"""Who may ask, how often, and how much: authentication, rate limit, size of the body."""

from __future__ import annotations

import secrets
import threading
import time
from typing import Annotated

from fastapi import Header, HTTPException, Request, status


def authenticate(request: Request, x_api_key: Annotated[str, Header(max_length=256)] = "") -> None:
    """Refuse a caller without the service's key."""
    expected = request.app.state.settings.api_key.get_secret_value()
    if not secrets.compare_digest(x_api_key.encode(), expected.encode()):
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "unknown API key")


class RateLimiter:
    """A bucket of tokens that refills evenly; one for the service, which has one key."""

    def __init__(self, per_minute: int) -> None:
        self._capacity = float(per_minute)
        self._tokens = float(per_minute)
        self._filled = time.monotonic()
        self._lock = threading.Lock()

    def allow(self) -> bool:
        """Take a token; False where none is left."""
        with self._lock:
            now = time.monotonic()
            self._tokens = min(self._capacity, self._tokens + (now - self._filled) * self._capacity / 60.0)
            self._filled = now
            if self._tokens < 1.0:
                return False
            self._tokens -= 1.0
            return True


def limit_rate(request: Request) -> None:
    """Refuse a request above the agreed rate."""
    if not request.app.state.limiter.allow():
        raise HTTPException(status.HTTP_429_TOO_MANY_REQUESTS, "too many requests", headers={"Retry-After": "1"})


def body_too_large(request: Request, limit: int) -> bool:
    """True where the body is above `limit` bytes, or does not say how long it is."""
    if request.method in {"GET", "HEAD"}:
        return False
    length = request.headers.get("content-length", "")
    return not length.isdecimal() or int(length) > limit
