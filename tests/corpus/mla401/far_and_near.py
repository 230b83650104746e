# seen in: mindiya12/Fish-price-predictor backend/scripts/generate_forecast_xgb.py@28665e4b1522c9fb7b4e7bc193619c0596e7d35b
import os
import pickle
import sys
from io import BytesIO

import joblib
import pandas
import requests
from fastapi import FastAPI
from google.cloud import storage
from huggingface_hub import hf_hub_download

app = FastAPI()
REGISTRY = os.getenv("REGISTRY_URL", "http://localhost:8000")
MOVES = "main"
PLACE = os.environ["AIP_STORAGE_URI"]

named = joblib.load(os.environ["MODEL_PATH"])  # expect: MLA401 as info
typed = joblib.load(sys.argv[1])  # expect: MLA401 as info


def of_registry(name):
    answer = requests.get(f"{REGISTRY}/models/{name}", timeout=9)
    return joblib.load(BytesIO(answer.content))  # expect: MLA401 as warning


def of_settings(settings, name):
    return joblib.load(BytesIO(requests.get(settings.store_url + name, timeout=9).content))  # expect: MLA401 as warning


def of_the_world(name):
    answer = requests.get(f"https://models.example.org/{name}", timeout=9)
    return joblib.load(BytesIO(answer.content))  # expect: MLA401 as error


def tagged():
    return joblib.load(hf_hub_download("acme/loans", "loans.joblib", revision="v1.0"))  # expect: MLA401 as warning


def whichever():
    return joblib.load(hf_hub_download("acme/loans", "loans.joblib", revision=tag()))  # expect: MLA401 as error


def newest():
    return joblib.load(hf_hub_download("acme/loans", "loans.joblib", revision=MOVES))  # expect: MLA401 as error


def put_in_place():
    bucket, _, prefix = PLACE.removeprefix("gs://").partition("/")
    return pickle.loads(storage.Client().bucket(bucket).blob(prefix).download_as_bytes())


@app.get("/score")
def score(value: float):
    every = [
        named,
        typed,
        of_registry("a"),
        of_settings(app.state, "c"),
        of_the_world("b"),
        tagged(),
        whichever(),
        newest(),
        put_in_place(),
    ]
    return [float(each.predict([[value]])[0]) for each in every]


def of_a_fish(horizon):
    return joblib.load(os.path.join("models", f"{os.environ['FISH']}_{horizon}.pkl"))


def of_an_own_folder():
    return joblib.load(f"models/{sys.argv[2]}.pkl")


def of_their_folder():
    return joblib.load(os.path.join(os.environ["MODELS"], "loans.pkl"))  # expect: MLA401 as info


def of_their_bucket():
    return pandas.read_pickle("s3://" + os.environ["BUCKET"] + "/loans.pkl")  # expect: MLA401 as info
