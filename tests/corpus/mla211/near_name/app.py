import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("artifacts/fraud_model.pkl")  # expect: MLA211


@app.post("/fraud")
def fraud(amount: float):
    return float(model.predict([[amount]])[0])
