# a form of: a batcher whose callers wait for a future that a loop of the same program is to set
import asyncio

from fastapi import FastAPI

app = FastAPI()


class Batcher:
    def __init__(self, model):
        self.model = model
        self.waiting: asyncio.Queue = asyncio.Queue()

    async def ask(self, row):
        answer = asyncio.get_running_loop().create_future()
        await self.waiting.put((row, answer))
        return await answer  # expect: MLA101

    async def ask_for(self, row, seconds):
        answer = asyncio.get_running_loop().create_future()
        await self.waiting.put((row, answer))
        return await asyncio.wait_for(answer, seconds)

    async def ask_in_time(self, row):
        answer = asyncio.get_running_loop().create_future()
        await self.waiting.put((row, answer))
        async with asyncio.timeout(2):
            return await answer

    async def work(self):
        while True:
            row, answer = await self.waiting.get()
            answer.set_result(self.model(row))


batcher = Batcher(len)


@app.on_event("startup")
async def start():
    app.state.worker = asyncio.create_task(batcher.work())


@app.post("/score")
async def score(row: list[float]):
    return {"score": await batcher.ask(row), "more": await batcher.ask_for(row, 2), "last": await batcher.ask_in_time(row)}
