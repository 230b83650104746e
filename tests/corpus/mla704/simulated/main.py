"""How many rows are replayed is asked for, one prediction after the other; how many lines a page shows is not."""

from fastapi import FastAPI
from pydantic import BaseModel, Field

from scoring import scorer, stored

app = FastAPI()


class Replay(BaseModel):
    dataset: str
    rows: int = 1000  # expect: MLA704


class Trial(BaseModel):
    dataset: str
    rows: int = Field(default=100, le=500)


class Page(BaseModel):
    rows: int = 20


@app.post("/replay")
def replay(asked: Replay):
    return [scorer.predict_single(row) for row in stored(asked.dataset, asked.rows)]


@app.post("/trial")
def trial(asked: Trial):
    return [scorer.predict_single(row) for row in stored(asked.dataset, asked.rows)]


@app.post("/page")
def page(asked: Page):
    return {"shown": asked.rows}
