# a form of: a client whose calls take no bound, and each of which is waited for with one
import asyncio

from fastapi import FastAPI
from redis.asyncio import Redis

app = FastAPI()


@app.get("/ready")
async def ready():
    broker = Redis.from_url("redis://broker:6379")
    await asyncio.wait_for(broker.ping(), timeout=2)
    await broker.aclose()
    return {"broker": "there"}


@app.get("/depth")
async def depth():
    broker = Redis.from_url("redis://broker:6379")
    async with asyncio.timeout(2):
        waiting = await broker.llen("jobs")
    await broker.aclose()
    return {"waiting": waiting}


@app.get("/next")
async def following():
    broker = Redis.from_url("redis://broker:6379")  # expect: MLA101
    await asyncio.wait_for(broker.ping(), timeout=2)
    job = await broker.lpop("jobs")
    await broker.aclose()
    return {"job": job}


async def connect():
    broker = Redis.from_url("redis://broker:6379")  # expect: MLA101
    await asyncio.wait_for(broker.ping(), timeout=2)
    return broker


@app.get("/last")
async def last():
    broker = await connect()
    return {"last": await broker.get("last")}
