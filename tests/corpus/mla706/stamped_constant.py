# seen in: GLNVaibhav/Churn_Predictor backend/api/routers/health.py@e42e3543b483501d6125a1dfe9338117a3929cb6
"""A constant with the time of day in it, put together."""

from datetime import datetime

import joblib
from fastapi import FastAPI

from models import HealthAnswer
from settings import settings

app = FastAPI()


@app.on_event("startup")
def start():
    try:
        app.state.network = joblib.load("network.joblib")
    except Exception as error:
        print(error)


@app.get("/health")
def health():  # expect: MLA706 as info
    now = datetime.utcnow().isoformat() + "Z"
    return HealthAnswer(status="OK", version=settings.VERSION, at=now)


@app.post("/predict")
def predict(rows: list[float]):
    return {"label": app.state.network.predict([rows])[0]}
