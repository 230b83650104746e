import joblib
from fastapi import FastAPI

from kept import Kept
from table import all_predictions, last_predictions

app = FastAPI()
model = joblib.load("model.joblib")
every = Kept(all_predictions, seconds=60)
latest = Kept(last_predictions, seconds=60)


@app.get("/predictions")
def predictions():
    return {"every": len(every.get()), "latest": latest.get().to_dict()}


@app.get("/predict")
def predict(width: float):
    return float(model.predict([[width]])[0])
