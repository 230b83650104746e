# a form of: a job that is asked for until it has ended, with neither a deadline nor a number of rounds
import asyncio
import time

import boto3
import requests
from fastapi import FastAPI

app = FastAPI()
speech = boto3.client("transcribe")
store = connect_store()


@app.post("/words")
def words(name: str):
    while True:  # expect: MLA101
        found = speech.get_transcription_job(TranscriptionJobName=name)
        if found["TranscriptionJob"]["TranscriptionJobStatus"] in ("COMPLETED", "FAILED"):
            break
        time.sleep(15)
    return found["TranscriptionJob"]


@app.post("/index")
def index(name: str):
    while not store.describe_index(name).status["ready"]:  # expect: MLA101
        time.sleep(1)
    return {"name": name}


@app.post("/video")
async def video(key: str):
    job = await store.get_job(key)
    while job.state not in ("done", "failed"):  # expect: MLA101
        await asyncio.sleep(2)
        job = await store.get_job(key)
    return job


@app.post("/bounded")
async def bounded(key: str):
    async with asyncio.timeout(60):
        while (await store.get_job(key)).state != "done":
            await asyncio.sleep(2)
    return {"key": key}


@app.post("/counted")
def counted(key: str):
    asked = 0
    while store.get_job(key).state != "done":
        asked += 1
        if asked > 20:
            raise TimeoutError(key)
        time.sleep(1)
    return {"key": key}


@app.post("/until")
def until(key: str):
    end = time.monotonic() + 60
    while store.get_job(key).state != "done":
        if time.monotonic() > end:
            raise TimeoutError(key)
        time.sleep(1)
    return {"key": key}


def work(queue):
    while True:
        entry = queue.get_task(timeout=5)
        if entry is None:
            time.sleep(1)
            continue
        entry.run()


def watch():
    while True:
        answer = requests.get("http://scores/health", timeout=5)
        print(answer.status_code)
        time.sleep(60)
