# seen in: jackj6441/Movie-Recommendation-System services/reco-api/app/main.py
# How much of a list in memory is answered: noted where nothing bounds it.
import joblib
from catalogue import CATALOGUE
from fastapi import FastAPI, Query

app = FastAPI()
model = joblib.load("model.joblib")


@app.get("/kinds/{kind}/bounded")
def bounded(kind: str, limit: int = Query(20, le=100)):
    return CATALOGUE.of_kind(kind, limit)


@app.get("/kinds/{kind}/clamped")
def clamped(kind: str, limit: int = 20):
    return CATALOGUE.of_kind(kind, min(limit, 100))


@app.get("/kinds/{kind}")
def of_kind(kind: str, limit: int = 20):  # expect: MLA704 as info
    return CATALOGUE.of_kind(kind, limit)


@app.post("/predict")
def predict(rooms: float):
    return float(model.predict([[rooms]])[0])
