# seen in: microsoft/MLOpsPython diabetes_regression/scoring/score.py@98a610ff1afe29d026fcdffcb8fdc39edbef0f67
import os

import mlflow
from azureml.core.model import Model

STAGE = "Production"


def init():
    path = Model.get_model_path(os.getenv("MODEL_NAME"))  # expect: MLA503
    pinned = Model.get_model_path("churn", version=14)
    return path, pinned


def load(name):
    stage = mlflow.pyfunc.load_model(f"models:/{name}/{STAGE}")  # expect: MLA503
    newest = mlflow.sklearn.load_model("models:/churn/latest")  # expect: MLA503
    version = mlflow.pyfunc.load_model("models:/churn/7")
    by_run = mlflow.pyfunc.load_model(f"runs:/{name}/model")
    return stage, newest, version, by_run


def logged(name):
    info = mlflow.last_logged_model()
    mlflow.register_model(f"models:/{info.model_id}", name=name)  # one model that was logged, by its own id
    address = f"models:/{info.model_id}"
    return mlflow.pyfunc.load_model(address), mlflow.pyfunc.load_model(f"models:/{name}")  # expect: MLA503
