# seen in: DaniilShp/car-cost-prediction-api-aiohttp auth/users.py@0b5caae2c2674997c357716c5025b5c5d560d0ae
"""Clients and hashes that hold the event loop."""

import bcrypt
import redis
import redis.asyncio
from fastapi import FastAPI

app = FastAPI()
cache = redis.Redis.from_url("redis://cache", socket_timeout=1)
quick = redis.asyncio.Redis.from_url("redis://cache", socket_timeout=1)


@app.post("/login")
async def login(name: str, word: str):
    if cache.get(name):  # expect: MLA701
        return {"known": True}
    stored = await quick.get(name)
    return {"right": bcrypt.checkpw(word.encode(), stored)}  # expect: MLA701


@app.post("/threaded")
def threaded(name: str, word: str):
    return {"right": bcrypt.checkpw(word.encode(), cache.get(name))}
