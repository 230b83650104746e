# a form of: what a route runs comes with all names of its module
import asyncio

from fastapi import FastAPI

from scoring import *
from texts import *

app = FastAPI()


@app.post("/score")
async def score(rows: list[float]):
    return score_all(rows)  # expect: MLA701


@app.post("/later")
async def later(rows: list[float]):
    return await asyncio.to_thread(score_all, rows)


@app.post("/awaited")
async def awaited(rows: list[float]):
    return await score_slowly(rows)  # ok: it hands its work to a thread itself


@app.post("/words")
async def words(text: str):
    return count_words(text)  # ok: it takes no time


@app.on_event("startup")
async def start():
    score_all([0.0])  # ok: nobody asks yet
