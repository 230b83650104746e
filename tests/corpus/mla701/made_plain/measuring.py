# a form of: coroutines that a decorator of the project makes plain functions, and others
import asyncio

import requests
from fastapi import FastAPI

from wrapping import named, plainly, timed

app = FastAPI()


class Measured:
    @plainly
    async def all(self, names):
        return [await self._one(name) for name in names]

    async def _one(self, name):
        return requests.get(f"https://rates.example/{name}", timeout=5).json()

    @timed
    async def still(self, name):
        return requests.get(f"https://rates.example/{name}", timeout=5).json()  # expect: MLA701 as error

    @plainly
    async def beside(self, names):
        first = requests.get(f"https://rates.example/{names[0]}", timeout=5).json()  # expect: MLA701
        return first, await asyncio.gather(*(self.still(name) for name in names))


@named("rates")
async def rates(name):
    return requests.get(f"https://rates.example/{name}", timeout=5).json()


@app.get("/rate/{name}")
async def rate(name: str):
    return await Measured().still(name)


@app.get("/rates")
def every(names: str):
    measured = Measured()
    return measured.all(names.split(",")), measured.beside(names.split(",")), rates("all")
