# a form of: clients and models in a dict, in the state of the app, in an object, and handed to a small function
import asyncio
from contextlib import asynccontextmanager

import redis
import redis.asyncio
from fastapi import FastAPI, Request
from sentence_transformers import SentenceTransformer

resources = {}


class Shelf:
    def __init__(self):
        self.store = None

    def open(self):
        self.store = redis.Redis()


shelf = Shelf()


@asynccontextmanager
async def lifespan(app: FastAPI):
    resources["texts"] = SentenceTransformer("all-MiniLM-L6-v2")
    resources["later"] = redis.asyncio.Redis()
    app.state.store = redis.Redis()
    shelf.open()
    yield
    resources.clear()
    app.state.store = None


app = FastAPI(lifespan=lifespan)


@app.post("/vector")
async def vector(text: str):
    return resources["texts"].encode(text).tolist()  # expect: MLA701


@app.post("/vector/apart")
async def vector_apart(text: str):
    found = await asyncio.to_thread(resources["texts"].encode, text)
    return found.tolist()


@app.get("/seen")
async def seen(request: Request, key: str):
    return request.app.state.store.get(key)  # expect: MLA701


@app.get("/seen/maybe")
async def seen_maybe(request: Request, key: str):
    store = getattr(request.app.state, "store", None)
    return store.get(key)  # expect: MLA701


@app.get("/shelf")
async def on_shelf(key: str):
    return shelf.store.get(key)  # expect: MLA701


@app.get("/later")
async def later(key: str):
    return await resources["later"].get(key)


def looked_up(store, key):
    return store.get(key)


@app.get("/looked-up")
async def by_function(key: str):
    store = redis.Redis()
    return looked_up(store, key)  # expect: MLA701


def picked(fields, key):
    return fields.get(key)


@app.get("/picked")
async def by_key(key: str):
    return picked({"a": 1}, key)
