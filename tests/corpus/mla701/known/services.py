# a form of: services, processes and devices that an async function asks and waits for
"""Searches, bots, payments and machines."""

import asyncio
import threading

import psutil
import ray
import stripe
import yt_dlp
from argon2 import PasswordHasher
from deep_translator import GoogleTranslator
from fastapi import FastAPI
from slack_sdk import WebClient
from slack_sdk.web.async_client import AsyncWebClient
from tavily import AsyncTavilyClient, TavilyClient

app = FastAPI()
slack = WebClient("token")
later = AsyncWebClient("token")
web = TavilyClient("key")
soon = AsyncTavilyClient("key")
hasher = PasswordHasher()


@app.get("/load")
async def load():
    return {"processor": psutil.cpu_percent(interval=1)}  # expect: MLA701


@app.get("/load/now")
async def load_now():
    return {"processor": psutil.cpu_percent(), "memory": psutil.virtual_memory().percent}


@app.get("/search")
async def search(words: str):
    first = await soon.search(words)
    return [first, web.search(words)]  # expect: MLA701


@app.post("/tell")
async def tell(text: str):
    await later.chat_postMessage(channel="C1", text=text)
    slack.chat_postMessage(channel="C1", text=text)  # expect: MLA701


@app.post("/pay")
async def pay(amount: int):
    return stripe.PaymentIntent.create(amount=amount, currency="eur")  # expect: MLA701


@app.post("/video")
async def video(address: str):
    with yt_dlp.YoutubeDL() as loader:
        return loader.extract_info(address, download=False)  # expect: MLA701


@app.post("/translate")
async def translate(text: str):
    return GoogleTranslator(target="de").translate(text)  # expect: MLA701


@app.post("/login")
async def login(stored: str, word: str):
    return hasher.verify(stored, word)  # expect: MLA701


@app.post("/score")
async def score(rows: list[float]):
    return ray.get(scorer.score.remote(rows))  # expect: MLA701


@app.post("/score/well")
async def score_well(rows: list[float]):
    return await scorer.score.remote(rows)


@app.post("/work")
async def work(name: str):
    worker = threading.Thread(target=print, args=(name,))
    worker.start()
    worker.join()  # expect: MLA701
    await asyncio.sleep(0)
    return ", ".join([name])
