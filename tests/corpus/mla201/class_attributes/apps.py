from pathlib import Path

import joblib
from django.apps import AppConfig


class Pumps(AppConfig):
    forest = None
    scaler = None

    def ready(self):
        folder = Path(__file__).parent / "artifacts"
        Pumps.forest = joblib.load(folder.joinpath("forest.joblib"))
        Pumps.scaler = joblib.load(folder.joinpath("scaler.joblib"))
