"""What a route asks elsewhere may be a model of any size: it is noted, for nobody can say what a call costs."""

import requests
from fastapi import FastAPI

app = FastAPI()


@app.post("/predict")  # expect: MLA703 as info
def predict(text: str):
    return requests.post("http://models.internal/v1/run", json={"text": text}, timeout=20).json()
