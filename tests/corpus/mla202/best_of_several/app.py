import os
from contextlib import asynccontextmanager

import mlflow
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

MODEL = os.getenv("MODEL_NAME", "Subscribers")


def load(name):
    for version in mlflow.search_model_versions(filter_string=f"name='{name}'"):
        if version.current_stage == "Production":
            app.state.source = version.source
    if app.state.source:
        app.state.model = mlflow.sklearn.load_model(app.state.source)


@asynccontextmanager
async def lifespan(app):
    app.state.source = None
    load(MODEL)
    yield


app = FastAPI(lifespan=lifespan)


class Subscriber(BaseModel):
    months: float
    charges: float
    paperless: int


@app.post("/predict")
def predict(subscriber: Subscriber):
    row = pd.DataFrame([subscriber.model_dump()])
    return {"left": int(app.state.model.predict(row)[0])}  # expect: MLA202 as error
