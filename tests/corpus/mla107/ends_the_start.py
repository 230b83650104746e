# seen in: run-llama/sec-insights backend/app/main.py
"""Errors that end the start of a service, and one that answers a request."""

from contextlib import asynccontextmanager

from fastapi import FastAPI


@asynccontextmanager
async def lifespan(app):
    if not is_current():
        raise Exception("The tables are old: run `alembic upgrade head` first")
    if not has_model():
        raise Exception("no model")  # expect: MLA107
    yield


app = FastAPI(lifespan=lifespan)


@app.post("/score")
def score(row: list[float]):
    if len(row) != 7:
        raise Exception("The row has to have seven features, in the order of the table")  # expect: MLA107 as info
    return model.predict([row])
