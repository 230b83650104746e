# seen in: kdlsw/macromill-sentiment-api docker-gpu/Dockerfile
import joblib
from fastapi import FastAPI
from sklearn.pipeline import Pipeline

app = FastAPI()
model: Pipeline = joblib.load("model.joblib")


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])
