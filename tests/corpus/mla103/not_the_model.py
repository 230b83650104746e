# seen in: abdo-ashraf/California-Housing_end-to-end-MLOps app/ml_service/app.py@3be0cd0fb8dad73d546a6a97f91d7ca61e7daa8d
"""A model whose companion flag a helper asks for, and what is loaded beside a model."""

import json

import mlflow
from fastapi import FastAPI, HTTPException
from huggingface_hub import hf_hub_download

app = FastAPI()
model = None
model_loaded = False

try:
    with open(hf_hub_download("acme/houses", "metadata.json", revision="4f2a")) as stream:
        model_metadata = json.load(stream)
except Exception as error:
    print("no metadata:", error)
    model_metadata = {}


def load():
    global model, model_loaded
    try:
        model = mlflow.pyfunc.load_model("models:/houses@champion")
        model_loaded = True
    except Exception as error:
        print("no model:", error)
        model, model_loaded = None, False


def require_model():
    if not model_loaded:
        raise HTTPException(503, "no model")


@app.post("/predict")
def predict(row: dict):
    require_model()
    return {"price": float(model.predict(row)[0])}
