# seen in: Nneji123/Serving-Machine-Learning-Models fastapi/app.py@23922e3076080ed3188c5d754b4df78d5334850e
"""A schema that came with everything else of its module."""

import joblib
from bodies import *  # noqa: F403
from fastapi import FastAPI

app = FastAPI()


@app.post("/predict")
def predict(line: Line):  # noqa: F405
    model = joblib.load("mood.joblib")
    return {"mood": model.predict([line.text])[0]}


@app.post("/length")
def length(line: Noted):  # noqa: F405
    return {"length": len(line.text)}
