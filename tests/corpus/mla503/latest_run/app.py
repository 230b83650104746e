# a form of: a service that loads the model of the run that was started last
import os

import joblib
import mlflow
from fastapi import FastAPI

from runs import find_latest_run_id, get_latest_run_id
from store import shelf

app = FastAPI()
run_id = find_latest_run_id("soil")  # expect: MLA503
model = mlflow.sklearn.load_model(f"runs:/{run_id}/model")
pinned = mlflow.sklearn.load_model(f"runs:/{get_latest_run_id(shelf)}/model")
numbers = list(map(int, os.listdir("saved_models")))
second = joblib.load(os.path.join("saved_models", str(max(numbers)), "model.joblib"))  # expect: MLA503


@app.get("/about")
def about():
    return {"run": find_latest_run_id("soil")}


@app.post("/predict")
def predict(row: list[float]):
    return {"score": float(model.predict([row])[0])}
