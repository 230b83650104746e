# seen in: logingrupa/whisperX-FastAPI app/services/file_service.py@91cb7c6753384aca2fa9f8f141198ad239e75235
# seen in: PhoenixWild29/secureai-deepfake-detection utils/video_downloader.py@a93dcb224db82a73538d14e068d052e05c9b68b7
import os
import shutil
import tempfile
from urllib.request import urlretrieve

import aiohttp
import httpx
import requests
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field

app = FastAPI()
MOST = 50_000_000
MODELS = "https://models.example.org/birds.onnx"


class Job(BaseModel):
    link: str = Field(max_length=500)


def fetch_song(link: str) -> str:
    with requests.get(link, stream=True, timeout=30) as answer:
        answer.raise_for_status()
        song = tempfile.NamedTemporaryFile(delete=False)
        for piece in answer.iter_content(chunk_size=8192):  # expect: MLA704
            song.write(piece)
        song.close()
        return song.name


def fetch_declared(link: str) -> str:
    answer = requests.get(link, stream=True, timeout=30)
    declared = int(answer.headers.get("content-length", 0))
    if declared > MOST:
        raise HTTPException(413, "at most 50 MB")
    come = 0
    with open("song.mp3", "wb") as song:
        for piece in answer.iter_content(chunk_size=8192):  # expect: MLA704 as info
            song.write(piece)
            come += len(piece)
            if declared > 0 and come > MOST:
                raise HTTPException(413, "at most 50 MB")
    return "song.mp3"


def fetch_counted(link: str) -> str:
    answer = requests.get(link, stream=True, timeout=30)
    come = 0
    with open("song.mp3", "wb") as song:
        for piece in answer.iter_content(chunk_size=8192):
            come += len(piece)
            if come > MOST:
                raise HTTPException(413, "at most 50 MB")
            song.write(piece)
    return "song.mp3"


async def fetch_page(link: str) -> str:
    async with httpx.AsyncClient(timeout=10) as client:
        answer = await client.get(link)
    return answer.text  # expect: MLA704


async def fetch_bytes(link: str) -> bytes:
    async with aiohttp.ClientSession() as session, session.get(link) as answer:
        return await answer.read()  # expect: MLA704


async def fetch_start(link: str) -> bytes:
    async with aiohttp.ClientSession() as session, session.get(link) as answer:
        return await answer.content.read(MOST)


def fetch_copy(link: str) -> None:
    answer = requests.get(link, stream=True, timeout=10)
    with open("song.mp3", "wb") as song:
        shutil.copyfileobj(answer.raw, song)  # expect: MLA704


def fetch_at_once(link: str) -> None:
    urlretrieve(link, "song.mp3")  # expect: MLA704


def fetch_model(link: str) -> bytes:
    return requests.get(link, timeout=60).content


def ask(link: str) -> int:
    return requests.get(link, timeout=5).status_code


def fetch_of_host(name: str, link: str = "") -> bytes:
    link = f"https://songs.example.org/{name}"
    return requests.get(link, timeout=5).content


@app.post("/song")
async def song(job: Job):
    fetch_song(job.link)
    fetch_declared(job.link)
    fetch_counted(job.link)
    fetch_copy(job.link)
    fetch_at_once(job.link)
    await fetch_page(job.link)
    await fetch_start(job.link)
    ask(job.link)
    return {"bytes": len(await fetch_bytes(job.link)), "model": len(fetch_model(MODELS)), "home": os.getcwd()}


@app.get("/named/{name}")
def named(name: str):
    return {"bytes": len(fetch_of_host(name))}
