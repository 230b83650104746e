# seen in: GokuMohandas/Made-With-ML madewithml/predict.py@66e8e437115029422db1a80ff93c308cfcd82648
"""A plan of Ray Data runs where its rows are taken."""

import ray
from fastapi import FastAPI, Request

app = FastAPI()


def scores_of(rows, predictor):
    planned = predictor.prepared(rows).map_batches(predictor.scores)
    return [row["score"] for row in planned.take_all()]


@app.post("/predict")
async def predict(request: Request):
    rows = ray.data.from_items([await request.json()])
    return {"scores": scores_of(rows, app.state.predictor)}  # expect: MLA701


@app.post("/predict/threads")
def predict_in_threads(row: dict[str, float]):
    return {"scores": scores_of(ray.data.from_items([row]), app.state.predictor)}
