import os

import mlflow
import numpy as np
from fastapi import FastAPI

app = FastAPI()
name = "nights"
model = mlflow.sklearn.load_model(f"models:/{name}/{os.environ['VERSION']}")
small = mlflow.pyfunc.load_model("models:/nights-small@champion")


@app.post("/nights")
def nights(stars: int, beds: int, rate: float, taxes: float):
    row = np.array([[stars, min(max(beds, 1), 6), rate, taxes]])
    return float(model.predict(row)[0])  # expect: MLA202


@app.post("/nights/logs")
def nights_logs(stars: int, beds: int, rate: float, taxes: float):
    row = np.array([[stars, np.clip(beds, 1, 6), np.log1p(rate), np.log1p(taxes)]])
    return float(model.predict(row)[0])


@app.post("/nights/small")
def nights_small(stars: int, beds: int):
    return float(small.predict(np.array([[stars, np.clip(beds, 1, 6)]]))[0])
