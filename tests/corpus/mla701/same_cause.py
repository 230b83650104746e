# seen in: SciPhi-AI/R2R py/core/providers/file/s3.py@9c5a94d151f90876bd7eb860f300a8fd662dc481, openai/chatgpt-retrieval-plugin datastore/datastore.py@b28ddce58474441da332d4e15c6dd60ddaa953ab
"""A class and the client that it holds, and what several routes get to: the first is told, the others with it."""

import boto3
import openai
from fastapi import FastAPI
from qdrant_client import QdrantClient
from transformers import AutoModel

app = FastAPI()


class Shelf:
    def __init__(self, bucket: str):
        self.bucket = bucket
        self.store = boto3.client("s3")
        self.index = QdrantClient("index")

    async def has(self, key: str) -> bool:
        return bool(self.store.head_object(Bucket=self.bucket, Key=key))  # expect: MLA701 as error

    async def drop(self, key: str) -> None:
        self.store.delete_object(Bucket=self.bucket, Key=key)  # expect: MLA701 as info

    async def find(self, vector: list[float]) -> list:
        return self.index.search("papers", vector)  # expect: MLA701 as error


class Attic:
    def __init__(self):
        self.store = boto3.client("s3")

    async def drop(self, key: str) -> None:
        self.store.delete_object(Bucket="attic", Key=key)  # expect: MLA701 as error


shelf, attic = Shelf("papers"), Attic()


def vector_of(text: str) -> list[float]:
    return openai.Embedding.create(input=[text], model="small")["data"][0]["embedding"]


def told(text: str) -> str:
    return openai.ChatCompletion.create(model="small", messages=[{"role": "user", "content": text}])


@app.put("/papers/{key}")
async def put(key: str, text: str):
    return [vector_of(text), await shelf.has(key)]  # expect: MLA701 as error


@app.get("/papers")
async def search(text: str):
    return await shelf.find(vector_of(text))  # expect: MLA701 as info


@app.get("/told")
async def tell(text: str):
    return told(text)  # expect: MLA701 as error


@app.delete("/papers/{key}")
async def delete(key: str):
    await shelf.drop(key)
    await attic.drop(key)


kept = None


def read_anew():
    return AutoModel.from_pretrained("reader")


def reader():
    global kept
    if kept is None:
        kept = read_anew()
    return kept


@app.get("/kept")
async def once():
    return reader().name_or_path  # expect: MLA701 as warning


@app.get("/anew")
async def each_time():
    return read_anew().name_or_path  # expect: MLA701 as error


@app.get("/again")
async def each_time_again():
    return read_anew().config  # expect: MLA701 as info
