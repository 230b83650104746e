# a form of: a key of the settings that is asked for only where somebody has set one
import hmac

from fastapi import Header, HTTPException, Request
from fastapi.responses import JSONResponse
from starlette.middleware.base import BaseHTTPMiddleware

from .settings import FEED_KEY, SIGNING_KEY, limits, settings
from .start import get_settings


async def verify_scoring(x_api_key: str | None = Header(None)):
    if not settings.scoring_key:  # expect: MLA110
        return True
    if not x_api_key:
        raise HTTPException(status_code=401, detail="no key came")
    if x_api_key != settings.scoring_key:
        raise HTTPException(status_code=403, detail="another key came")
    return True


def verify_partner(x_api_key: str | None = Header(None)):
    if settings.partner_key and x_api_key != settings.partner_key:
        raise HTTPException(status_code=403)


class ReportGuard(BaseHTTPMiddleware):
    async def dispatch(self, request: Request, call_next):
        wanted = get_settings().report_token
        if wanted is None:  # expect: MLA110
            return await call_next(request)
        if not hmac.compare_digest(request.headers.get("authorization", ""), f"Bearer {wanted}"):
            return JSONResponse({"detail": "no"}, status_code=401)
        return await call_next(request)


def verify_feed(key: str = Header("")):
    if FEED_KEY and key != FEED_KEY:  # expect: MLA110
        raise HTTPException(status_code=401)


def verify_signature(key: str = Header("")):
    if SIGNING_KEY and key != SIGNING_KEY:
        raise HTTPException(status_code=401)


def verify_upload(key: str = Header("")):
    if not settings.scoring_key:
        raise HTTPException(status_code=503)
    if key != settings.scoring_key:
        raise HTTPException(status_code=401)


def tokens_of(text):
    if not settings.pad_token:
        return text.split()
    return [each for each in text.split() if each != settings.pad_token]
