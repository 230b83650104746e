# seen in: hemmokarja/High-Performance-ML-API src/inference/api/batcher.py@8f049b576bbbeef29c8250e54e35f59d459dddaa
"""Requests that are answered in batches."""

import asyncio

from fastapi import FastAPI


class Batcher:
    def __init__(self):
        self.requests = asyncio.Queue()  # expect: MLA704
        self.done: asyncio.Queue = asyncio.Queue()

    async def answer(self, row):
        future = asyncio.get_running_loop().create_future()
        await self.requests.put((row, future))
        return await asyncio.wait_for(future, 5)

    async def work(self):
        while True:
            row, future = await self.requests.get()
            future.set_result(await asyncio.to_thread(model.predict, [row]))
            await self.log_prediction(row)


class BoundedBatcher(Batcher):
    def __init__(self):
        self.requests = asyncio.Queue(maxsize=100)

    async def answer(self, row):
        self.requests.put_nowait(row)
        return self.predict(await self.requests.get())


app = FastAPI()
batcher = Batcher()


@app.post("/predict")
async def predict(row: list[float]):
    return await batcher.answer(row)
