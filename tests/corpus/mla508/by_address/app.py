# seen in: kreolsky/whisper-api-server requirements.txt@0af80fde24f6366069fdef57a235edcce01e9e2e
import joblib
from fastapi import FastAPI
from sklearn.pipeline import Pipeline

app = FastAPI()
model: Pipeline = joblib.load("model.joblib")


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])
