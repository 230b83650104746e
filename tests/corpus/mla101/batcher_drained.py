# a form of: a batcher that ends whoever waits when it is stopped
import asyncio

from fastapi import FastAPI

app = FastAPI()
waiting: asyncio.Queue = asyncio.Queue()


async def ask(row):
    answer = asyncio.get_running_loop().create_future()
    await waiting.put((row, answer))
    return await answer


@app.on_event("shutdown")
async def stop():
    while not waiting.empty():
        _, answer = waiting.get_nowait()
        answer.set_exception(RuntimeError("the service stops"))


@app.post("/score")
async def score(row: list[float]):
    return {"score": await ask(row)}
