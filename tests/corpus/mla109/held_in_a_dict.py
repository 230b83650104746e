"""A model that is held in a dict of the module, and is missing."""

import joblib
from fastapi import FastAPI, HTTPException

app = FastAPI()
HELD = {"model": None, "other": None}
try:
    HELD["model"] = joblib.load("model.joblib")
    HELD["other"] = joblib.load("other.joblib")
except FileNotFoundError:
    print("no model, going on without")


@app.post("/load")
def load(weight: float, limit: float) -> dict[str, object]:
    if HELD["model"] is None:
        confidence = 0.98 if weight / limit > 0.95 else 0.9  # expect: MLA109
    else:
        confidence = float(HELD["model"].predict_proba([[weight, limit]])[0, 1])
    return {"confidence": confidence}


@app.post("/machine")
def machine(heat: float) -> dict[str, float]:
    probability = 0.0
    if HELD["model"]:  # expect: MLA109
        probability = float(HELD["model"].predict_proba([[heat]])[0, 1])
    return {"failure": probability}


@app.post("/asked")
def asked(heat: float) -> dict[str, float]:
    score = 0.0
    if HELD["other"] is None:
        raise HTTPException(503, "no model")
    if HELD["model"]:
        score = float(HELD["other"].predict([[heat]])[0])
    return {"score": score}
