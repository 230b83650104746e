# a form of: recommendations out of a store of vectors
import redis
from fastapi import FastAPI, Query
from qdrant_client import AsyncQdrantClient

app = FastAPI()
store = AsyncQdrantClient("qdrant")


@app.get("/{item}/like")
async def alike(item: int, limit: int = Query(20, gt=0)):  # expect: MLA704
    return await store.query_points("items", query=item, limit=limit)


@app.get("/{item}/near")
async def near(item: int, limit: int = Query(20, gt=0, le=100)):
    return await store.query_points("items", query=item, limit=limit)


@app.get("/kept")
async def kept(item: int, address: str):
    return await Kept(address).most(item)


@app.get("/some")
async def some(n: int = Query(5, gt=0)):
    n = min(n, 25)
    return await store.scroll("items", limit=n)


class Kept:
    def __init__(self, url):
        self.held = redis.from_url(url)

    async def most(self, item, k=4):
        return await store.query_points("items", query=item, limit=k)
