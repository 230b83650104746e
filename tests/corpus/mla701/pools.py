# a form of: zylon-ai/private-gpt private_gpt/components/engines/citations/utils.py@ab89a0d67bf6a30481081bdc7c487b484d82f91b
"""Work that is in a pool already, and waited for on the event loop."""

import asyncio
import concurrent.futures
from functools import partial

import easyocr
from fastapi import FastAPI

app = FastAPI()
pool = concurrent.futures.ThreadPoolExecutor(4)
reader = easyocr.Reader(["en"])


def digits(path):
    return reader.readtext(path, detail=0)


@app.post("/one")
async def one(path: str):
    work = pool.submit(digits, path)
    return work.result(timeout=20)  # expect: MLA701


@app.post("/many")
async def many(paths: list[str]):
    works = [pool.submit(digits, path) for path in paths]
    return [work.result() for work in works]  # expect: MLA701


@app.post("/all")
async def all_of(paths: list[str]):
    works = [pool.submit(digits, path) for path in paths]
    concurrent.futures.wait(works)  # expect: MLA701


@app.post("/awaited")
async def awaited(paths: list[str]):
    works = [asyncio.wrap_future(pool.submit(digits, path)) for path in paths]
    return await asyncio.gather(*works)


@app.post("/plain")
def plain(path: str):
    return pool.submit(digits, path).result()


@app.post("/done")
async def done(task_name: str):
    task = asyncio.create_task(plain_name(task_name))
    await asyncio.wait([task])
    return task.result()


async def plain_name(name):
    return name.strip()


@app.post("/called")
async def called(path: str):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, digits(path))  # expect: MLA701


@app.post("/handed")
async def handed(path: str):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, partial(digits, path))
