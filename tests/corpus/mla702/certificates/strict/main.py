import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(row: list[float]):
    return {"score": float(model.predict([row])[0])}
