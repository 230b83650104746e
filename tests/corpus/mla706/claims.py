# seen in: pagottoo/mle-fiap-fase3-diabetes-prediction api/main.py@e2deefedaf49ed9cf77996088ab54e8e55cccfa2
"""Probes with a field that speaks for a part of the service of which they ask nothing."""

from fastapi import Depends, FastAPI
from fastapi.responses import JSONResponse

from parts import cache, get_db, model_info, ping_all, predictor

app = FastAPI()


@app.get("/status")
async def status():
    info = model_info()
    return {
        "api": "running",
        "model_trained": info["trained"],
        "database_connected": True,  # expect: MLA706
        "version": "1.2",
    }


@app.get("/health")
def health():
    parts = {"model": predictor.state(), "redis": "connected"}  # expect: MLA706
    return JSONResponse({"parts": parts, "docs": True})


@app.get("/health/db")
def health_db(db=Depends(get_db)):
    db.execute("SELECT 1")
    return {"database": "connected", "model": predictor.state()}


@app.get("/health/cache")
def health_cache():
    if not cache.answers():
        return JSONResponse({"redis": "down"}, status_code=503)
    return {"redis": "connected", "model": predictor.state()}


@app.get("/health/all")
def health_all():
    ping_all()
    return {"kafka": "up", "mlflow": "reachable", "model": predictor.state()}


@app.get("/features")
def features():
    return {"redis_available": True}


@app.post("/predict")
def predict(row: list[float]):
    return {"label": predictor.predict([row])[0]}
