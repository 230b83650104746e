# a form of: routes that take nothing and give out what was computed at night, and one that says how a model is
import json
from pathlib import Path

from fastapi import FastAPI

app = FastAPI()


@app.get("/forecast/month")
def month():
    return json.loads(Path("forecast.json").read_text())


@app.get("/predict/health")
def health():
    return {"ready": model.predict([[0.0]]) is not None}
