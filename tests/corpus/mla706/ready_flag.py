# seen in: Anaghar27/Real-Time-Ride-Demand-Forecasting-and-Dynamic-Pricing-Guardrails src/api/routers/health.py@1f980eb49b2e3d9bd85ad44f509cbd8eb800bbc9
"""Readiness that tells in a field whether it is ready, and answers 200."""

from fastapi import FastAPI, Response

app = FastAPI()


@app.get("/ready")
def ready():
    connected = store.can_connect()
    return {"store": connected, "ready": connected and model.is_loaded()}  # expect: MLA706


@app.get("/readyz")
def readyz(response: Response):
    well = model.is_loaded()
    if not well:
        response.status_code = 503
    return {"ready": well}


@app.post("/predict")
def predict(rows: list[float]):
    return {"score": float(model.predict([rows])[0])}
