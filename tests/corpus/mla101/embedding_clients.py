# seen in: khoj-ai/khoj src/khoj/processor/embeddings.py@ae229ca894c0b80ad84664afcfdde523b5e87057
import asyncio
import functools
import os
import urllib.request

import aiohttp
import boto3
import httpx
import requests
from fastapi import FastAPI
from openai import AsyncOpenAI, OpenAI
from requests.adapters import HTTPAdapter
from tenacity import retry, stop_after_attempt

app = FastAPI()
endpoint = os.environ["EMBEDDINGS_URL"]
slow = OpenAI()
quick = OpenAI(timeout=20)
per_call = AsyncOpenAI()
runtime = boto3.client("sagemaker-runtime")  # expect: MLA101
bucket = boto3.client("s3")


@retry(stop=stop_after_attempt(5))
def embed(texts):
    response = requests.post(endpoint, json={"inputs": texts})  # expect: MLA101
    return response.json()["embeddings"]


def embed_in_time(texts):
    options = {"timeout": 10}
    options["headers"] = {"accept": "application/json"}
    return requests.post(endpoint, json={"inputs": texts}, **options).json()


def fetch(url, **kwargs):
    return requests.get(url, **kwargs)


class Bounded(HTTPAdapter):
    def send(self, request, **kwargs):
        kwargs.setdefault("timeout", 5)
        return super().send(request, **kwargs)


class Pages:
    def __init__(self):
        self.session = requests.Session()
        self.adapted = requests.Session()
        self.adapted.mount("https://", Bounded())
        self.patched = requests.Session()
        self.patched.request = functools.partial(self.patched.request, timeout=5)

    def all(self, page):
        first = self.session.get(page)  # expect: MLA101
        second = self.adapted.get(page)
        third = self.patched.get(page)
        return first, second, third


async def read_all(urls):
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None)) as session:  # expect: MLA101
        async with session.get(urls[0]) as response:
            return await response.text()


async def read_in_time(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url, timeout=10) as response:
            return await response.text()


async def read_guarded(url):
    async with httpx.AsyncClient(timeout=None) as client:
        return await asyncio.wait_for(client.get(url), 5)


async def read_for_ever(url):
    async with httpx.AsyncClient(timeout=None) as client:  # expect: MLA101
        return await client.get(url)


def weights(url):
    with urllib.request.urlopen(url, None, 30) as stream:
        return stream.read()


def weights_for_ever(url):
    with urllib.request.urlopen(url) as stream:  # expect: MLA101
        return stream.read()


@app.post("/search")
async def search(text: str):
    vectors = embed([text])
    question = [{"role": "user", "content": text}]
    answer = slow.chat.completions.create(model="gpt-4o-mini", messages=question)  # expect: MLA101
    short = quick.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": text}])
    third = await per_call.responses.create(model="gpt-4o-mini", input=text, timeout=15)
    return {"vectors": vectors, "answers": [answer, short, third], "pages": fetch(endpoint, timeout=3).text}
