# seen in: CCRI-POPROX/poprox-recommender src/poprox_recommender/api/main.py@1ac542632af04b3981a08011eafb53c0bb861a9a
"""The platform stands before a Lambda."""

import joblib
from fastapi import FastAPI
from mangum import Mangum

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])


handler = Mangum(app)
