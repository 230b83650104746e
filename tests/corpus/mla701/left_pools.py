# seen in: protectai/llm-guard llm_guard_api/app/app.py@53af270c69316ed82cb71ba7b19d11b55bda3151
"""Pools that an async function leaves: `with` waits there until all of their work is done."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from fastapi import FastAPI

app = FastAPI()
shared = ThreadPoolExecutor(4)


def grade(text):
    return sum(map(ord, text)) % 7


@app.post("/bounded")
async def bounded(text: str):
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(1) as pool:  # expect: MLA701
        try:
            return await asyncio.wait_for(loop.run_in_executor(pool, grade, text), timeout=2)
        except TimeoutError:
            return None


@app.post("/forgotten")
async def forgotten(texts: list[str]):
    with ThreadPoolExecutor(2) as pool:  # expect: MLA701
        for text in texts:
            pool.submit(grade, text)
    return {"started": len(texts)}


@app.post("/done")
async def done(text: str):
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(1) as pool:
        return await loop.run_in_executor(pool, grade, text)


@app.post("/kept")
async def kept(text: str):
    loop = asyncio.get_running_loop()
    return await asyncio.wait_for(loop.run_in_executor(shared, grade, text), timeout=2)


@app.post("/threaded")
def threaded(texts: list[str]):
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(grade, texts))
