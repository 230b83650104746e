# a form of: a service that goes on without its model, and decides all the same
import joblib
from fastapi import FastAPI, HTTPException

app = FastAPI()
try:
    model = joblib.load("late.joblib")
except Exception:
    model = None


@app.post("/late")
def late(trains: list[dict]):
    if model is None:
        return [{"late": False, "probability": 0.0} for _ in trains]  # expect: MLA109
    return model.predict(trains).tolist()


@app.post("/late/one")
def late_one(train: dict):
    if model is None:
        return {"late": None, "probability": 0.0, "model_loaded": False}
    return {"late": bool(model.predict([train])[0])}


@app.post("/late/told")
def late_told(train: dict):
    if model is None:
        return {"late": False, "probability": 0.0, "error": "no model"}
    return {"late": bool(model.predict([train])[0])}


@app.post("/late/refused")
def late_refused(train: dict):
    if model is None:
        raise HTTPException(503, "no model")
    return {"late": bool(model.predict([train])[0])}
