# seen in: microsoft/dstoolkit-mlops-v2 model/london_taxi/online/score.py@d87fc4acf6449720d40ed9ea25b128a187bfdacc (the sound form)
import os
from pathlib import Path

import joblib
import numpy as np

from reader import unpickle

FOLDER = Path(os.environ["AZUREML_MODEL_DIR"])


def init():
    global fares, zones, weather
    fares = joblib.load(os.path.join(os.getenv("AZUREML_MODEL_DIR"), "fares", "fares.joblib"))
    zones = joblib.load(FOLDER / "zones.joblib")
    weather = joblib.load(os.path.join(os.environ["WEATHER_DIR"], "weather.joblib"))  # expect: MLA401


def run(raw):
    return fares.predict(np.array(raw)).tolist()


def model_fn(model_dir):
    return joblib.load(os.path.join(model_dir, "fares.joblib")), unpickle(os.path.join(model_dir, "zones.pkl"))


def restore(model_dir):
    return joblib.load(os.path.join(model_dir, "fares.joblib"))  # expect: MLA401
