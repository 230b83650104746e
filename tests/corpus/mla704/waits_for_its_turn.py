# seen in: stefanionescu/yap-text-inference src/tool/batch.py@37b2bf4099166c72c763a080a3dd02966cd0a984
import asyncio
from concurrent.futures import Future
from queue import Queue

from fastapi import FastAPI

app = FastAPI()


class Threads:
    def __init__(self):
        self._queue = Queue()

    def classify(self, text, seconds):
        """Each holds its thread until it is answered: no more wait than there are threads."""
        answer = Future()
        self._queue.put((text, answer))
        return answer.result(timeout=seconds)

    def work(self):
        while True:
            text, answer = self._queue.get()
            answer.set_result(self.model.predict([text]))


class Tasks:
    def __init__(self):
        self._queue = asyncio.Queue()  # expect: MLA704

    async def classify(self, text):
        answer = asyncio.get_running_loop().create_future()
        await self._queue.put((text, answer))
        return await answer

    async def work(self):
        while True:
            text, answer = await self._queue.get()
            answer.set_result(self.model.predict([text]))


threads = Threads()
tasks = Tasks()


@app.post("/classify")
def classify(label: int):
    return threads.classify(label, 5)


@app.post("/classify/soon")
async def classify_soon(label: int):
    return await tasks.classify(label)
