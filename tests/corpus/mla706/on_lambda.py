# seen in: CCRI-POPROX/poprox-recommender src/poprox_recommender/api/main.py@1ac542632af04b3981a08011eafb53c0bb861a9a
import joblib
from fastapi import FastAPI
from mangum import Mangum

app = FastAPI()


@app.post("/predict")
def predict(row: list[float]):
    return float(joblib.load("model.joblib").predict([row])[0])


handler = Mangum(app)
