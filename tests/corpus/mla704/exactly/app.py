# seen in: PaStepien/glucose-prediction-api app/main.py@c61340429c6fc2e2d399fa9d3a00deb21d88eebf
"""The route says how many rows it takes."""

from fastapi import FastAPI
from series import Measured, Unmeasured

from model import model

app = FastAPI()


@app.post("/predict")
def predict(sent: Measured):
    if len(sent.steps) != 36:
        return {"error": "36 steps are needed"}
    return model.predict([[step.value for step in sent.steps]])[0]


@app.post("/forecast")
def forecast(sent: Unmeasured):
    if not sent.points or len(sent.points) < 10:
        return {"error": "more points are needed"}
    return model.predict([[point.value for point in sent.points]])[0]
