# seen in: moseskim1027/visionops-defect-detection platform/backend/app/services/model_service.py@eea7095fdd9686e83e9d3e36ec8d06189e61815c (the sound form), grzegorz-gomza/waste-classifier app/backend/app/services/predictor.py (the sound form), shweta-sheelavantar/Agri-price-prediction-system ml-backend/models/price_predictor.py (the sound form)
"""What is asked for and then filled is loaded once, whatever it is called and wherever its maker stands."""

import joblib
from fastapi import FastAPI

from finder import Finder

app = FastAPI()
finder = None
labels = []
scores = None


def ready():
    global finder
    if finder is None:
        print("making the finder")
        try:
            finder = Finder()
        except OSError as error:
            raise RuntimeError("no finder") from error
    return finder


def read():
    global labels, sorter
    if labels:
        return
    labels = ["paper", "glass"]
    sorter = joblib.load("models/sorter_model.pkl")


class Bins:
    def __init__(self):
        self.by_place = {}
        self.done = False

    def of(self, place):
        if place in self.by_place:
            return self.by_place[place]
        found = joblib.load(f"models/{place}_model.pkl")
        self.by_place[place] = found
        return found

    def all(self):
        if self.done:
            return
        self.rest()
        self.done = True

    def rest(self):
        self.model = joblib.load("models/rest_model.pkl")

    def checked(self, place):
        if place == "nowhere":
            return None
        return joblib.load(f"models/{place}_checked_model.pkl")  # expect: MLA605

    def measured(self, again=False):
        global scores
        if scores and not again:
            return scores
        scores = joblib.load("models/measured_model.pkl").score([])
        return scores

    def measured_anew(self):
        global scores
        if not scores:
            return None
        scores = joblib.load("models/anew_model.pkl").score([])  # expect: MLA605
        return scores


bins = Bins()


@app.post("/sort")
def sort(place: str, weight: float):
    read()
    bins.all()
    return ready().find(bins.measured(), bins.of(place), bins.checked(place), sorter, weight)


@app.get("/anew")
def anew():
    return bins.measured_anew()


@app.post("/retrain")
def start(place: str):
    train_place(place)


def train_place(place):
    model = joblib.load(f"models/{place}_base_model.pkl")
    model.partial_fit([[0.0]], [0])
