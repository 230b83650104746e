# seen in: SkafteNicki/dtu_mlops s4_debugging_and_logging/exercise_files/wandb_register_auto_script.py@9c805726abacbe1ee8333fe00de0ce2c6740a14c
"""Variables that may not be set, in addresses and in other texts."""

import os

import wandb

BUCKET = os.getenv("MODEL_BUCKET")  # expect: MLA902 as info
TOKEN = os.getenv("HUB_TOKEN")
REGION = os.getenv("REGION", "eu-west-1")
if not TOKEN:
    raise SystemExit("HUB_TOKEN is not set")


def link(artifact):
    artifact.link(f"{os.getenv('WANDB_ENTITY')}/model-registry/churn")  # expect: MLA902
    print(f"registered at https://{os.getenv('HOST_NAME')}/models")
    return wandb.Api()


def fetch(client):
    headers = {"Authorization": f"Bearer {TOKEN}"}
    return client.get(f"https://{BUCKET}.s3.{REGION}.amazonaws.com/model.joblib", headers=headers)


def stored():
    folder = os.getenv("RUN_ID")
    return wandb.restore(f"runs/{folder}/model.joblib")


def pixel():
    if os.getenv("TRACKING_NAME"):
        return f"https://count.example/{os.getenv('TRACKING_NAME')}"
    return ""
