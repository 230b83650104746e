from fastapi import FastAPI
from ranker import Ranker, predict_at_random

app = FastAPI()
ranker = Ranker()


@app.post("/predict")
def predict(rows: list[list[float]]):
    scores = ranker.predict_batch(rows)
    return {"scores": scores, "ranks": ranker.rank(rows), "floor": predict_at_random(rows)}


@app.post("/explain")
def explain(row: list[float]):
    return {**ranker.explain(row), "spread": ranker.predict_with_noise([row])}
