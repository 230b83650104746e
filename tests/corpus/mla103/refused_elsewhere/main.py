"""The routes."""

from engine import engine, ranker
from fastapi import Depends, FastAPI, HTTPException

app = FastAPI()


def with_model():
    if not engine.is_loaded():
        raise HTTPException(503, "no model")


@app.post("/score", dependencies=[Depends(with_model)])
def score(row: list[float]):
    return {"score": float(engine.model.predict([row])[0])}


@app.post("/rank")
def rank(row: list[float]):
    return {"rank": float(ranker.ranker.predict([row])[0])}
