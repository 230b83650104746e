# seen in: DuqueOM/ML-MLOps-Portfolio docker-compose.demo.yml
import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("moss.joblib")


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])
