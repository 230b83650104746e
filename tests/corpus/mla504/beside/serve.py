import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.pkl")


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])
