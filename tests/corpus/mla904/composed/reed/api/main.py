import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("reed.joblib")


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])
