# seen in: trainindata/deploying-machine-learning-models section-06-model-serving-api/house-prices-api/app/api.py@594bebbc451250d61e0a9b836c0a2ce794426d4f
import asyncio

from fastapi import FastAPI
from scoring import checked, other, score, score_later

app = FastAPI()


@app.post("/score")
async def post_score(rows: list[list[float]]):
    return score(checked(rows))  # expect: MLA701


@app.post("/threaded")
async def post_threaded(rows: list[list[float]]):
    return await asyncio.to_thread(score, rows)


@app.post("/later")
async def post_later(rows: list[list[float]]):
    other()
    return await score_later(rows)


@app.post("/plain")
def post_plain(rows: list[list[float]]):
    return score(rows)
