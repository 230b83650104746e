# seen in: PhoenixWild29/secureai-deepfake-detection api.py@a93dcb224db82a73538d14e068d052e05c9b68b7
import json
import os
from pathlib import Path

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("shells.joblib")
RESULTS = Path("results")
REGIONS = Path("regions")


@app.post("/shells/predict")
def predict(length: float):
    return {"kind": int(model.predict([[length]])[0])}


@app.get("/shells/history")
def history():
    found = []
    for name in os.listdir(RESULTS):  # expect: MLA704 as info
        with open(RESULTS / name) as kept:
            found.append(json.load(kept))
    return found


@app.get("/shells/latest")
def latest(limit: int = 20):
    found = []
    for path in sorted(RESULTS.glob("*.json"))[:20]:
        found.append(json.loads(path.read_text()))
    return found


@app.get("/shells/regions")
def regions():
    found = []
    for path in REGIONS.glob("*.json"):
        found.append(json.loads(path.read_text()))
    return found
