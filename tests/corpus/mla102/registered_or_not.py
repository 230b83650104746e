# seen in: nickrussell2025/mlops-project src/mlops_churn/churn_pipeline.py@9260d72f1fa17b61e23de6107fe7b521b3bbd824
"""Models that are registered, or not, by steps that answer with the model all the same."""

import io
import logging

import mlflow
from mlflow import MlflowClient
from prefect import flow, task

log = logging.getLogger(__name__)


@task
def register_best(results):
    best = max(results, key=lambda result: result["recall"])
    uri = f"runs:/{best['run']}/model"
    client = MlflowClient()
    try:
        version = client.create_model_version("harvest", uri)
        client.set_registered_model_alias("harvest", "production", version.version)
        return best["model"], f"models:/harvest/{version.version}"
    except Exception as error:  # expect: MLA102
        print(f"not registered: {error}")
        return best["model"], uri


@task
def register_told(results):
    best = max(results, key=lambda result: result["recall"])
    try:
        version = MlflowClient().create_model_version("harvest", f"runs:/{best['run']}/model")
        return best["model"], version.version
    except Exception as error:
        print(f"not registered: {error}")
        return best["model"], None


@task
def noted(results):
    best = max(results, key=lambda result: result["recall"])
    try:
        mlflow.log_metric("recall", best["recall"])
        return best["model"]
    except Exception as error:
        print(f"not noted: {error}")
        return best["model"]


@flow
def nightly(results):
    model, uri = register_best(results)
    told, version = register_told(results)
    if version is None:
        raise RuntimeError("not registered")
    return model, uri, told, noted(results)


def louder(sound):
    """What goes into memory has been kept nowhere, and what was given is handed back as it came."""
    try:
        made = sound.raised()
        held = io.BytesIO()
        made.export(held, format="wav")
        return held.getvalue()
    except Exception as error:
        log.error("not made louder: %s", error)
        return sound


@task
def shrunk(model):
    try:
        model.export("model.onnx")
        return "model.onnx"
    except Exception as error:
        print(f"not made smaller: {error}")
        return model
