import joblib
from fastapi import FastAPI, HTTPException

from app import accounts, search
from app.stores import is_up

app = FastAPI()
app.include_router(accounts.router, prefix="/accounts")
app.include_router(search.router, prefix="/search")
model = joblib.load("model.joblib")


@app.get("/health")
def health():
    if not is_up():
        raise HTTPException(503, "a store is down")
    return {"status": "healthy", "rows": is_up()}


@app.get("/status")
def status():
    if not is_up():
        raise HTTPException(503, "a store is down")
    return {"status": "healthy", "rows": is_up()}


@app.post("/predict")
def predict(row: list[float]):
    return {"price": float(model.predict([row])[0])}
