# seen in: Yunpei24/fraud-detection-ml api/src/api/routes/health.py@575593339819b35c9c593a6cd497a11ac3cc3ecc
"""Readiness that only a reader of the body sees."""

from fastapi import FastAPI, Response

app = FastAPI()


@app.get("/ready")
def ready():
    if model.is_loaded():
        return {"status": "ready"}
    return {"status": "not_ready", "reason": "model_not_loaded"}  # expect: MLA706


@app.get("/readyz")
def readyz(response: Response):
    if model.is_loaded():
        return {"status": "ready"}
    response.status_code = 503
    return {"status": "not_ready"}


@app.post("/predict")
def predict(rows: list[float]):
    return {"score": float(model.predict([rows])[0])}
