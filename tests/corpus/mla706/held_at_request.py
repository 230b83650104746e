# a form of: the same outside of an example: what is loaded at the first request is in no probe
import joblib
from fastapi import FastAPI

app = FastAPI()


@app.post("/predict")
def predict(row: list[float]):  # expect: MLA706 as info
    return float(joblib.load("model.joblib").predict([row])[0])
