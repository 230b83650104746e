# a form of: programs, stores and services that libraries ask for their caller, with no bound unless it is given
"""What a request waits for in other libraries."""

import asyncio

import cloudscraper
import pymilvus
import pytesseract
import torch
from celery.result import AsyncResult
from deep_translator import GoogleTranslator
from fastapi import FastAPI
from minio import Minio
from multiprocessing import Pool
from pdf2image import convert_from_bytes
from pinecone import Pinecone
from redis.cluster import RedisCluster
from skimage import io
from snowflake.connector import connect

app = FastAPI()
pool = Pool(4)
index = Pinecone(api_key="k").Index("tickets")
vectors = pymilvus.MilvusClient(uri="http://milvus:19530")  # expect: MLA101
local = pymilvus.MilvusClient("tickets.db")
cache = RedisCluster(host="cache", port=6379)  # expect: MLA101
store = Minio("minio:9000")  # expect: MLA101 as info
scraper = cloudscraper.create_scraper()


@app.post("/read")
def read(raw: bytes):
    pages = convert_from_bytes(raw)  # expect: MLA101 as warning
    quick = convert_from_bytes(raw, timeout=20)
    text = pytesseract.image_to_string(pages[0])  # expect: MLA101 as warning
    return text + pytesseract.image_to_string(quick[0], timeout=10)


@app.post("/answer")
async def answer(text: str):
    english = GoogleTranslator(target="en").translate(text)  # expect: MLA101
    found = index.query(vector=[0.0], top_k=3)  # expect: MLA101 as error
    bounded = index.query(vector=[0.0], top_k=3, _request_timeout=5)
    near = vectors.search("tickets", [[0.0]])
    page = scraper.get("https://help.example/" + english)  # expect: MLA101
    child = await asyncio.create_subprocess_exec("ffmpeg", "-i", "in.wav", "out.mp3")
    await child.communicate()  # expect: MLA101
    other = await asyncio.create_subprocess_exec("ffmpeg", "-i", "in.wav", "out.mp3")
    try:
        await asyncio.wait_for(other.communicate(), 30)
    except TimeoutError:
        other.kill()
        await other.communicate()
    cache.set(text, page.text)
    store.bucket_exists("pages")
    return found, bounded, near, local.search("tickets", [[0.0]])


@app.get("/rows")
def rows():
    with connect(account="a", user="u") as connection:  # expect: MLA101
        bounded = connect(account="a", user="u", network_timeout=30)
        return connection.cursor().execute("select 1").fetchall(), bounded


@app.get("/state/{task}")
def state(task: str):
    result = AsyncResult(task)
    if result.ready():
        return {"answer": result.get()}
    return {"state": result.state}


@app.get("/late/{task}")
def late(task: str):
    image = io.imread("https://pictures.example/a.png")  # expect: MLA101
    mine = io.imread("a.png")
    score = pool.apply_async(len, (image,)).get()  # expect: MLA101
    return AsyncResult(task).get(), mine, score, pool.apply_async(len, (mine,)).get(timeout=5)  # expect: MLA101


def weights():
    return torch.hub.load_state_dict_from_url("https://weights.example/a.pth", check_hash=True)  # expect: MLA101
