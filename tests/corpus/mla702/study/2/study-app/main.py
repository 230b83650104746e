# seen in: kurosawa-kuro/study-gcp-mlops 2/study-ml-app-pipeline/app/main.py@b1fb17fc8efb83ff1a169d4aaee0bc0bc16d1d39
import joblib
from fastapi import FastAPI

model = joblib.load("houses.joblib")
app = FastAPI()  # expect: MLA702 as info


@app.post("/predict")
def predict(rows: list[list[float]]) -> list[float]:
    return [float(score) for score in model.predict(rows)]
