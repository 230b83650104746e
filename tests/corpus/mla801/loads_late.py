# seen in: sai-sujan/Wine-Quality-Prediction---End-to-End-MLOps-Project api.py
"""A loader that requests reach, too: its first print, and the one that an alarm would have to find."""

import joblib
from fastapi import FastAPI

app = FastAPI()
model = None


def load_model():
    global model
    print("reading the model")  # expect: MLA801
    try:
        model = joblib.load("model.joblib")
        print("read")
    except OSError as error:
        print(f"no model: {error}")  # expect: MLA801
        raise RuntimeError("not ready") from error


@app.post("/predict")
def predict(value: float):
    if model is None:
        load_model()
    return {"score": float(model.predict([[value]])[0])}
