# seen in: tabiya-tech/tabiya-livelihoods-classifier backend/classify_v2/classify_v2/main.py@d953dbba2a8700bdd39aba339472a064c540c8af
"""The gateway asks for a key on this path."""

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/v2/classify")
def classify(row: list[float]):
    return float(model.predict([row])[0])
