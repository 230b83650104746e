# seen in: cpee15/mlb-prediction-app mlb_app/news_routes.py@90bbb0522b942f24362062a1ddc840c8321997db
"""Counts that a function of the service's own settles, or that only lessen what is read anyway."""

from typing import Optional

from fastapi import FastAPI, Query
from qdrant_client import QdrantClient

app = FastAPI()
index = QdrantClient()


def at_most(value: int = 10, most: int = 50) -> int:
    try:
        return max(1, min(most, int(value)))
    except ValueError:
        return most


def questions(kind: str, limit: Optional[int] = None):
    rows = read(kind)
    if limit and limit > 0:
        rows = rows[:limit]
    return rows


def nearest(item: int, limit: int):
    return index.search(item, limit)


@app.get("/news")
def news(item: int, limit: int = Query(50)):
    kept = at_most(limit, most=50)
    return index.search(item, limit=kept)


@app.get("/questions/{kind}")
def asked(kind: str, limit: int = 20):
    return questions(kind, limit=limit) + index.search(kind, 3)


@app.get("/all")
def listed(search: str, limit: Optional[int] = Query(None)):
    return index.search(search, limit=limit)


@app.get("/alike")
def alike(item: int, limit: int = Query(20)):  # expect: MLA704 as warning
    return nearest(item, limit)


@app.post("/predict")
def predict(age: int):
    return model.predict([[age]])
