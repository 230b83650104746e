# a form of: the origin of a request is written down, and nobody is refused for it
import logging

from fastapi import FastAPI, HTTPException, Request
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)  # expect: MLA405 as info


@app.middleware("http")
async def told(request: Request, call_next):
    logging.info("asked from %s", request.headers.get("origin"))
    if request.url.path == "/closed":
        raise HTTPException(403)
    return await call_next(request)
