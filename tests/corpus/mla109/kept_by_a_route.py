# a form of: a route that asks several services, and answers with whatever they said
import asyncio

import httpx
from fastapi import FastAPI

app = FastAPI()
SHOPS = ["https://north.example/offers", "https://south.example/offers"]


@app.get("/offers")
async def offers(query: str):
    async with httpx.AsyncClient(timeout=5) as client:
        answers = await asyncio.gather(*[client.get(shop, params={"q": query}) for shop in SHOPS])
        return [answer.json() for answer in answers]  # expect: MLA109 as warning
