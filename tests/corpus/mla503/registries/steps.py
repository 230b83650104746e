# a form of: artifacts by an alias, look-ups with no version, the key that the newest model is copied to
import os

import boto3
import wandb
from azure.ai.ml import MLClient
from google.cloud import aiplatform, storage
from names import CELLS, LISTINGS
from zenml.client import Client

RELEASE = "2024-06-11"
s3 = boto3.client("s3")
bucket = storage.Client().bucket("freight")


def cells():
    run = wandb.init()
    run.use_artifact(LISTINGS)
    run.use_artifact(f"{os.environ['ENTITY']}/cells:{os.environ['CELLS_VERSION']}")
    run.use_artifact(f"{os.environ['ENTITY']}/cells:latest")  # expect: MLA503
    wandb.Api().artifact("freight/cells:latest").download()  # expect: MLA503
    return run.use_artifact(CELLS)  # expect: MLA503


def encoder():
    Client().get_artifact_version("baseline", version="9")
    Client().get_artifact_version("baseline", "9")
    return Client().get_artifact_version("encoder").load()  # expect: MLA503


def scorer(given: str):
    aiplatform.Model("projects/4711/locations/europe-west4/models/88@6")
    aiplatform.Model(model_name="88", version="6")
    aiplatform.Model(given)
    return aiplatform.Model("projects/4711/locations/europe-west4/models/88")  # expect: MLA503


def fetch(target):
    s3.download_fileobj("freight", f"lane/{RELEASE}/model.ubj", target)
    s3.download_fileobj("freight", "surcharge/latest/model.ubj", target)  # expect: MLA503
    s3.download_file("freight", f"lane/{RELEASE}/model.ubj", "latest/model.ubj")
    s3.get_object(Bucket="freight", Key="latest/report.csv")
    bucket.blob("lane/model-latest.joblib").download_to_filename("model.joblib")  # expect: MLA503
    bucket.blob("lane/latest/model.joblib").upload_from_filename("model.joblib")


def holidays(ml: MLClient):
    newest = next(iter(ml.data.list(name="holidays")))  # expect: MLA503
    print(next(iter(ml.data.list(name="tolls"))).version)
    return ml.data.get("holidays", version=newest.version)
