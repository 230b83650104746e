# seen in: AbhijithPai/fastapi-ml-project Day 1/aimodel.py@f34c5321e9ce46f5814c3a859428554737959df6
import sys

import joblib
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.pkl")


class Row(BaseModel):
    value: int


def score(value):
    print("scoring", value)  # expect: MLA801
    return model.predict([[value]])[0]


@app.post("/predict")
def predict(row: Row):
    print("received", row.value)  # expect: MLA801
    prediction = score(row.value)
    print("prediction", prediction)
    return {"prediction": float(prediction)}


def retrain():
    print("training")  # expect: MLA801 as info


@app.get("/health")
def health():
    print("not ready", file=sys.stderr)
    return {"ready": model is not None}
