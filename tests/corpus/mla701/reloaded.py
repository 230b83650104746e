# a form of: a service that looks for a newer model while it serves
import asyncio
from contextlib import asynccontextmanager

import mlflow
from litestar import Litestar, post

NAME = "pricing"


def newest():
    return mlflow.pyfunc.load_model(f"models:/{NAME}@live")


async def watch(state):
    while True:
        await asyncio.sleep(300)
        state.model = newest()  # expect: MLA701


async def watch_apart(state):
    while True:
        await asyncio.sleep(300)
        state.model = await asyncio.to_thread(newest)


async def read_first(state):
    state.model = newest()


@asynccontextmanager
async def lifespan(app):
    await read_first(app.state)
    tasks = [asyncio.create_task(watch(app.state)), asyncio.create_task(watch_apart(app.state))]
    yield
    for task in tasks:
        task.cancel()


@post("/quote", sync_to_thread=True)
def quote(data: dict, state: dict) -> float:
    return float(state.model.predict(data)[0])


app = Litestar([quote], lifespan=[lifespan])
