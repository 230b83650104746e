import asyncio

from anthropic import AsyncAnthropic
from engine import Engine, Teller
from fastapi import FastAPI
from shop import cheapest, price_of

app = FastAPI()


async def made():
    client = AsyncAnthropic()
    return Engine(client=client)


async def teller():
    client = AsyncAnthropic()  # expect: MLA101
    return Teller(client)


@app.post("/personal")
async def personal(rows: list[dict]):
    engine, _ = await asyncio.gather(made(), teller())
    return await asyncio.wait_for(engine.personal(rows), timeout=2)


@app.post("/told")
async def told(rows: list[dict]):
    _, engine = await asyncio.gather(made(), teller())
    return await engine.tell(rows)


@app.get("/price")
async def price(item: str):
    return await asyncio.wait_for(price_of(item), timeout=3)


@app.get("/cheapest")
async def least(item: str):
    return await asyncio.wait_for(cheapest(item), timeout=3)
