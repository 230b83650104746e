# seen in: michaelfeil/infinity libs/infinity_emb
import joblib
import sklearn.ensemble
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])
