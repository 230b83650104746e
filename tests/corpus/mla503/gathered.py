# seen in: sai-sujan/Wine-Quality-Prediction---End-to-End-MLOps-Project api.py@c4a16915a1863f69167a307eb08e1b0a96c9845d
import glob
import os

import mlflow
from fastapi import FastAPI

app = FastAPI()


def load_newest():
    found = []
    for store in glob.glob("stores/*/mlruns"):
        runs = glob.glob(f"{store}/*/*/artifacts/model")
        found.extend(runs)
    newest = max(found, key=os.path.getmtime)  # expect: MLA503
    return mlflow.sklearn.load_model(newest)


model = load_newest()


@app.get("/fare")
def fare(distance: float):
    return {"fare": float(model.predict([[distance]])[0])}


def longest_name():
    names = []
    for name in ("ada", "grace"):
        names.append(name)
    return max(names, key=len)
