# seen in: Kazi-Mahmudul/product-recommender-ai app/api/endpoints/natural_language.py@bf5cc3fb5c77716d41f315bfc41298e44bbe6283
# seen in: RiyadMehdi7/churnvision_web_1_0 backend/app/services/ai/chatbot_service.py@616197bffee3ffee8014117ac756c898ae2aa8e4
# seen in: roboflow/inference inference/core/managers/metrics.py@3bb973b5ca52076a167d39e22853686fe85138c3
"""Errors of one class for all: where somebody could do something about them, and where nobody would."""

import logging

import httpx
from fastapi import FastAPI

logger = logging.getLogger(__name__)
app = FastAPI()


async def parsed(text):
    try:
        async with httpx.AsyncClient(timeout=9) as client:
            return (await client.post("https://parser.example", json=text)).json()
    except httpx.TimeoutException:
        raise Exception("too slow")  # expect: MLA107 as info
    except ValueError as error:
        raise Exception(f"not parsed: {error}")  # expect: MLA107 as info


async def answered(text):
    try:
        async with httpx.AsyncClient(timeout=9) as client:
            return (await client.post("https://chat.example", json=text)).json()
    except Exception as error:
        raise Exception(f"not answered: {error}")  # expect: MLA107 as info


def attached(names):
    errors = []
    for name in names:
        try:
            attach(name)
        except OSError as error:
            errors.append(error)
    if errors:
        raise Exception(errors)  # expect: MLA107 as info


def option(name, value):
    if value not in ("small", "large"):
        raise Exception(f"{name} cannot be {value}")  # expect: MLA107 as info
    return value


def engine_stats():
    try:
        return engine.stats()
    except OSError:
        raise Exception("no numbers")  # expect: MLA107 as info


@app.post("/ask")
async def ask(text: str):
    attached([text])
    size = option("size", text[:5])
    try:
        return {"size": size, "parts": await parsed(text)}
    except Exception as error:
        logger.error("not parsed: %s", error)
        return {"size": size, "answer": await answered(text), "fallback": "chat"}


@app.get("/stats")
async def stats():
    return engine_stats()
