"""The same function where a route awaits it as well: requests wait."""

import time

from fastapi import FastAPI
from taskiq import InMemoryBroker

app = FastAPI()
broker = InMemoryBroker()


async def tidy(name):
    time.sleep(5)  # expect: MLA701 as error


@broker.task
async def tidy_later(name):
    await tidy(name)


@app.post("/tidy")
async def tidy_now(name: str):
    await tidy(name)
