# a form of: clients that are held by annotated names
import asyncio
from typing import Any

from fastapi import FastAPI
from redis.asyncio import Redis

app = FastAPI()


@app.get("/depth")
async def depth():
    broker: Any = Redis.from_url("redis://broker:6379")
    async with asyncio.timeout(2):
        waiting: int = await broker.llen("jobs")
    await broker.aclose()
    return {"waiting": waiting}


@app.get("/next")
async def following():
    broker: Any = Redis.from_url("redis://broker:6379")  # expect: MLA101
    await asyncio.wait_for(broker.ping(), timeout=2)
    job = await broker.lpop("jobs")
    await broker.aclose()
    return {"job": job}
