# seen in: RiyadMehdi7/churnvision_web_1_0 backend/app/api/v1/churn.py@616197bffee3ffee8014117ac756c898ae2aa8e4
"""Training that a route starts as a task and does not wait for, and such as it does."""

import asyncio

from fastapi import FastAPI
from sklearn.linear_model import LogisticRegression

app = FastAPI()


async def fit_later(rows, labels):
    classifier = LogisticRegression()
    classifier.fit(rows, labels)


async def fit_first(rows, labels):
    classifier = LogisticRegression()
    classifier.fit(rows, labels)  # expect: MLA705


async def fit_awaited(rows, labels):
    classifier = LogisticRegression()
    classifier.fit(rows, labels)  # expect: MLA705


@app.post("/train", status_code=202)
async def train():
    rows, labels = await read_all()
    asyncio.create_task(
        fit_later(
            rows,
            labels,
        )
    )
    return {"status": "queued"}


@app.post("/train-first")
async def train_first():
    rows, labels = await read_all()
    task = asyncio.create_task(fit_first(rows, labels))
    await task
    return {"status": "done"}


@app.post("/train-awaited")
async def train_awaited():
    await fit_awaited(*await read_all())
    return {"status": "done"}
