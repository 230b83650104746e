# seen in: ADITYAaman0/AQI-predictor src/tasks/alerts.py@0a2b715d62505415ac21da1214914bb6a712f979
"""A plain function that starts a loop for one function alone, and one that starts several beside each other."""

import asyncio

import requests
from fastapi import FastAPI

app = FastAPI()


async def alone(name):
    return requests.get(f"https://air.example/{name}", timeout=5).json()


async def first_of(name):
    found = await below(name)
    return found[0]


async def below(name):
    return requests.get(f"https://air.example/{name}/all", timeout=5).json()


async def beside(name):
    return requests.get(f"https://air.example/{name}", timeout=5).json()  # expect: MLA701 as error


async def each(names):
    return await asyncio.gather(*(beside(name) for name in names))


async def shared(name):
    return requests.get(f"https://air.example/{name}", timeout=5).json()  # expect: MLA701 as error


@app.get("/alone")
def of_one(name: str):
    return asyncio.run(alone(name))


@app.get("/below")
def of_first(name: str):
    return asyncio.run(first_of(name))


@app.get("/each")
def of_each(names: str):
    return asyncio.run(each(names.split(",")))


@app.get("/shared")
def of_shared(name: str):
    return asyncio.run(shared(name))


@app.get("/awaited")
async def of_awaited(name: str):
    return await shared(name)
