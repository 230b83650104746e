import asyncio
from concurrent.futures import ThreadPoolExecutor


class Jobs:
    def start(self, factory):
        number = len(self.tasks)
        self.tasks[number] = asyncio.create_task(factory(number))
        return number


class Waiting:
    pool = ThreadPoolExecutor()

    def start(self, factory):
        return self.pool.submit(factory, 1).result()
