# seen in: jhwanchoi/mlflow-study src/serving/service.py
"""Versions that the environment or a setting may give, and what they are where it gives none."""

import os
import mlflow
from fastapi import FastAPI
from config import settings, MODEL_ALIAS
from loading import get_latest_version

app = FastAPI()
NAME = os.getenv("MODEL_NAME", "churn")
STAGE = os.getenv("MODEL_STAGE", "Production")
VERSION = os.environ.get("MODEL_VERSION", "latest")
model = mlflow.pyfunc.load_model(f"models:/{NAME}/{STAGE}")  # expect: MLA503
other = mlflow.pyfunc.load_model(f"models:/{settings.model_name}/{settings.model_stage}")  # expect: MLA503
third = mlflow.pyfunc.load_model("models:/" + NAME + "/" + VERSION)  # expect: MLA503
uri = os.getenv("MODEL_URI", "models:/churn/Production")
fourth = mlflow.pyfunc.load_model(uri)  # expect: MLA503
fifth = mlflow.sklearn.load_model("models:/%s/%s" % (NAME, STAGE))  # expect: MLA503
sixth = mlflow.sklearn.load_model("models:/{}/{}".format(NAME, STAGE))  # expect: MLA503
seventh = mlflow.sklearn.load_model(f"models:/{NAME}/{os.getenv('V', 'latest')}")  # expect: MLA503
eighth = mlflow.sklearn.load_model(model_uri=f"models:/{NAME}/{STAGE}")  # expect: MLA503
ninth = mlflow.pyfunc.load_model(f"models:/{NAME}/{MODEL_ALIAS}")  # expect: MLA503
pinned = mlflow.sklearn.load_model(f"models:/{NAME}/{os.environ['V']}")
pinned2 = mlflow.sklearn.load_model(f"models:/{NAME}/{os.getenv('V', '14')}")
aliased = mlflow.sklearn.load_model(f"models:/{NAME}@champion")


@app.post("/predict")
def predict(row: list[float]):
    return model.predict([row])
import wandb
ALIAS = os.getenv("ALIAS", "latest")
artifact = wandb.Api().artifact(f"team/churn:{ALIAS}")  # expect: MLA503
artifact = wandb.Api().artifact(f"team/churn:{os.environ['ALIAS']}")

WANTED = os.getenv("WANTED_VERSION", "latest")


def load():
    version = WANTED if WANTED != "latest" else None
    if not version:
        version = get_latest_version(NAME)  # expect: MLA503
    return version
