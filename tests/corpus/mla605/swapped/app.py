# seen in: Mdran2112/flight-delay-prediction-api app/api.py@9aeab22db5a69ae92e1f40c4fc06aa2efb972f97
"""A route that is asked to put another model in place."""

import joblib
from fastapi import FastAPI

app = FastAPI()
model = None


@app.put("/model/{name}")
def change(name: str):
    global model
    model = joblib.load(f"models/{name}.joblib")
    return {"model": name}


@app.post("/predict")
def predict(row: list[float]):
    return {"score": float(model.predict([row])[0])}
