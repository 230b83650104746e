# seen in: khoj-ai/khoj src/khoj/routers/notion.py@ae229ca894c0b80ad84664afcfdde523b5e87057
import asyncio
import subprocess
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager

import anyio
import httpx
import joblib
import pandas as pd
import requests
from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from openai import AsyncOpenAI, OpenAI

pool = ProcessPoolExecutor()
slow = OpenAI(timeout=20)
client = AsyncOpenAI(timeout=20)


@asynccontextmanager
async def lifespan(app):
    app.state.model = joblib.load("model.joblib")
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/token")
async def token(code: str):
    response = requests.post("https://auth.example/token", data={"code": code}, timeout=5)  # expect: MLA701
    await asyncio.sleep(0.1)
    return response.json()


@app.get("/report")
async def report(day: str):
    rows = pd.read_parquet(f"reports/{day}.parquet")  # expect: MLA701
    subprocess.run(["gzip", "report.csv"], timeout=10)  # expect: MLA701
    time.sleep(1)  # expect: MLA701
    return rows.to_dict()


@app.post("/chat")
async def chat(text: str):
    first = slow.chat.completions.create(model="m", messages=[{"role": "user", "content": text}])  # expect: MLA701
    second = await client.chat.completions.create(model="m", messages=[{"role": "user", "content": text}])
    return [first, second]


@app.post("/predict")
async def predict(row: list[float]):
    return float(app.state.model.predict([row])[0])  # expect: MLA701


@app.post("/offloaded")
async def offloaded(row: list[float]):
    model = app.state.model
    loop = asyncio.get_running_loop()
    first = await asyncio.to_thread(model.predict, [row])
    second = await loop.run_in_executor(pool, model.predict, [row])
    third = await run_in_threadpool(lambda: model.predict([row]))
    fourth = await anyio.to_thread.run_sync(model.predict, [row])
    return [first, second, third, fourth]


@app.post("/threaded")
def threaded(row: list[float]):
    return float(app.state.model.predict([row])[0])


@app.post("/remote")
async def remote(row: list[float]):
    async with httpx.AsyncClient() as http:
        answer = await http.post("http://model/predict", json=row)
    engine = await get_engine()
    pending = engine.generate(row)
    async for token in pending:
        answer = token
    tasks = [engine.predict(part) for part in row]
    return [answer, await asyncio.gather(*tasks)]
