"""The same of FastAPI, whose mounts add their prefix to the router's own: with another, both are asked."""

from fastapi import FastAPI
from parts import first, second

app = FastAPI()
app.include_router(first.router, prefix="/v1")
app.include_router(second.router, prefix="/v1")
app.include_router(second.others)
