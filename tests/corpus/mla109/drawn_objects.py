# seen in: ChuLiYu/alphapulse-mlops-platform src/alphapulse/api/routes/ops.py@2d1db3fee1f5e027d2c7130cc24b1510573b1be8
import random

from fastapi import Depends, FastAPI
from pydantic import BaseModel

from harbour.db import Tide, get_db

app = FastAPI()


class Drift(BaseModel):
    score: float
    state: str


class Status(BaseModel):
    state: str
    latency_ms: int
    drift: Drift


class Page(BaseModel):
    ok: bool
    items: list
    source: str = "table"


@app.get("/status")
def status():
    latency = random.randint(105, 135)
    drifted = round(random.uniform(0.04, 0.06), 3)
    return Status(state="healthy", latency_ms=latency, drift=Drift(score=drifted, state="safe"))  # expect: MLA109


@app.get("/ticket")
def ticket():
    return {"ticket": random.randint(1000, 9999), "queue": random.choice(["north", "south"])}


def make_mock_tides(harbour, count):
    return [{"harbour": harbour, "height": 2 + random.random()} for _ in range(count)]


@app.get("/tides")
def tides(harbour: str, db=Depends(get_db)):
    found = db.query(Tide).filter_by(harbour=harbour).all()
    if not found:
        made = make_mock_tides(harbour, 10)
        return Page(ok=True, items=made)  # expect: MLA109
    return Page(ok=True, items=found)


@app.get("/tides/labelled")
def labelled_tides(harbour: str, db=Depends(get_db)):
    found = db.query(Tide).filter_by(harbour=harbour).all()
    if not found:
        made = make_mock_tides(harbour, 10)
        return Page(ok=True, items=made, source="mock")
    return Page(ok=True, items=found)
