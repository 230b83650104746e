import joblib
from fastapi import FastAPI

app = FastAPI()
scaler = joblib.load("artifacts/scaler.pkl")
model = joblib.load("artifacts/churn.pkl")


@app.post("/churn")
def churn(row: list[float]):
    return float(model.predict(scaler.transform([row]))[0])
