# a form of: loaders that stand in a dict or in a list, and of which a failure is passed over
import os
import pickle

import joblib
from fastapi import FastAPI

app = FastAPI()


class Scorer:
    def __init__(self):
        self.model = None
        self.scaler = None
        parts = {
            "model.joblib": self._load_model,
            "scaler.pkl": lambda path: setattr(self, "scaler", pickle.load(open(path, "rb"))),
        }
        for path, loader in parts.items():
            if os.path.exists(path):
                try:
                    loader(path)
                except Exception:  # expect: MLA102
                    pass

    def _load_model(self, path):
        self.model = joblib.load(path)


def load_net(path):
    return joblib.load(path)


def load_words(path):
    return joblib.load(path)


READERS = {"net": load_net, "words": load_words}
SHOWN = {"net": str.upper, "words": str.lower}


def show_parts():
    for name, show in SHOWN.items():
        try:
            show(name)
        except Exception:
            pass


def open_parts():
    for read, path in [(load_net, "net.joblib"), (load_words, "words.joblib")]:
        try:
            read(path)
        except Exception:
            raise RuntimeError(path)


scorer = Scorer()


@app.post("/score")
def score(rows: list[list[float]]):
    return scorer.model.predict(rows).tolist()
