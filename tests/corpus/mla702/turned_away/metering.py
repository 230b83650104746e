from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import JSONResponse


class MeteringMiddleware(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        key = request.headers.get("X-API-Key")
        if key is None:
            return JSONResponse({"detail": "no key"}, status_code=401)
        return await call_next(request)
