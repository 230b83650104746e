# seen in: HwangChulHee/sepsis-mlops src/sepsis/serve/app.py@f727126a087828ed028d4d373f33ebae2e2ef5b2
import joblib
from fastapi import FastAPI
from sklearn.pipeline import Pipeline

app = FastAPI()
model: Pipeline = joblib.load("model.joblib")


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])
