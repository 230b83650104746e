# seen in: Kazi-Mahmudul/product-recommender-ai app/api/endpoints/auth_health.py@bf5cc3fb5c77716d41f315bfc41298e44bbe6283
import json

import accounts
import joblib
from accounts import check_all
from fastapi import FastAPI, Response

app = FastAPI()
app.include_router(accounts.router, prefix="/accounts")
model = joblib.load("model.joblib")


@app.get("/health")
def health():
    found = check_all()
    return Response(json.dumps(found), status_code=200 if found["status"] == "healthy" else 503)


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])
