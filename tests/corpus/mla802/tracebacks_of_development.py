# seen in: curbridgedev/HR-Agent-Backend HR-Agent-Main/app/core/error_handler.py@72cfbf0f9e23e53f85f39c3649cc4b5a46f645af
"""A traceback that is answered in development alone, and one that is answered to anybody."""

import traceback

from fastapi import FastAPI
from fastapi.responses import JSONResponse

from settings import settings

app = FastAPI()


@app.exception_handler(KeyError)
async def of_key(request, error):
    if settings.is_production:
        detail = None
    else:
        detail = {"type": type(error).__name__, "traceback": traceback.format_exc()}
    return JSONResponse(status_code=500, content={"detail": detail})


@app.exception_handler(Exception)
async def of_any(request, error):
    if request.url.path.startswith("/jobs"):
        detail = None
    else:
        detail = traceback.format_exc()
    return JSONResponse(status_code=500, content={"detail": detail})  # expect: MLA802
