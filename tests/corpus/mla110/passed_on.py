# seen in: freehekimteam/freehekim-rag-api fastapi/app.py@3635c32b60915430bc9de72c9d467107703cd3a3
"""A limit on what comes in, which lets through what it cannot read; and a verdict that is taken word for word."""

import logging

from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import JSONResponse

log = logging.getLogger(__name__)


class Sizes(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        try:
            length = request.headers.get("content-length")
            if length is not None and int(length) > self.most:
                return JSONResponse(status_code=413, content={"error": "too large"})
        except Exception:  # expect: MLA110 info
            log.debug("no length", exc_info=True)
        return await call_next(request)


class StrictSizes(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        try:
            length = request.headers.get("content-length")
            if length is not None and int(length) > self.most:
                return JSONResponse(status_code=413, content={"error": "too large"})
        except ValueError:
            return JSONResponse(status_code=400, content={"error": "no length"})
        return await call_next(request)
