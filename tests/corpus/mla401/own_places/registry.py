# seen in: featurestoreorg/serverless-ml-course src/04-module/app.py, Yunpei24/fraud-detection-ml api/scripts/deploy_canary.py
"""Who can write to the project's registry puts models into service anyway; who can write to a site need not."""

import joblib
import requests
import wandb
from mlflow.tracking import MlflowClient


def explainer(run):
    return joblib.load(MlflowClient().download_artifacts(run, "explainer.pkl"))  # expect: MLA401 as info


def encoder(run):
    folder = wandb.init().use_artifact("team/project/encoder:v3").download()
    return joblib.load(f"{folder}/encoder.pkl")  # expect: MLA401 as info


def borrowed(run):
    found = requests.get(f"https://models.example.org/{run}.pkl", timeout=9)
    with open("borrowed.pkl", "wb") as stream:
        stream.write(found.content)
    return joblib.load("borrowed.pkl")  # expect: MLA401 as error


if __name__ == "__main__":
    print(explainer("a1"), encoder("a1"), borrowed("a1"))
