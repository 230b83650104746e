from fastapi import Header, HTTPException
from settings import settings


def api_key(x_api_key: str = Header("")):
    if not settings.require_api_key:
        return "not asked"
    if x_api_key not in KEYS:
        raise HTTPException(401, "another key is needed")
    return x_api_key


def user(authorization: str = Header("")):
    if not settings.enable_auth:
        return "anybody"
    if authorization not in TOKENS:
        raise HTTPException(401, "log in first")
    return TOKENS[authorization]


class Watch:
    async def dispatch(self, request, call_next):
        if settings.use_login and not request.session.get("user"):
            raise HTTPException(401, "log in first")
        return await call_next(request)
