# seen in: horacemtb/medcost-prediction-app src/backend/app/routers/ml_stats.py@607ca1ddd8ac6c1776cd74023dc7375427b1ef9a
"""A route that looks a number up among those of a table, beside one that asks a model."""

from fastapi import FastAPI

import asked
import read

app = FastAPI()


@app.post("/percentile")
def percentile(prediction_data: dict):
    return {"percentile": read.rank(float(prediction_data.get("cost", 0)))}


@app.post("/estimate")
def estimate(features: dict):  # expect: MLA707 as error
    return {"costs": asked.get_predictions(features)}
