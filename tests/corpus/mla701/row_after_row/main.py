# a predictor of any kind that is asked for one row after the other
from typing import Any

from fastapi import FastAPI

app = FastAPI()


async def replay(service: Any, rows: list[dict]) -> list[float]:
    scores = []
    for row in rows:
        scores.append(service.predict_single(row))  # expect: MLA701 as error
    return scores


async def replay_elsewhere(service: Any, rows: list[dict]) -> list[float]:
    return [await service.predict_single(row) for row in rows]


@app.post("/replay")
async def replayed(rows: list[dict], service: Any = None):
    return await replay(service, rows), await replay_elsewhere(service, rows)
