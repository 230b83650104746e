# seen in: hdtruong802/liver-mri-3d-classifier webapp/backend/main.py@0270a0138491c11edc3c23c6675a6fb624552bd0
import joblib
from fastapi import FastAPI

app = FastAPI(title="Scan classifier — demo API")  # expect: MLA805 as info
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])
