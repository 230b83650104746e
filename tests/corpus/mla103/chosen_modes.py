# a form of: models that a program can do without, where whoever uses them looks first
import joblib
import spacy
from fastapi import FastAPI, HTTPException

app = FastAPI()
_lemmas = None
_lemmas_failed = False
_writer = None
_net = None
_other = None


def lemmas():
    global _lemmas, _lemmas_failed
    if _lemmas_failed:
        return None
    try:
        _lemmas = spacy.load("en_core_web_sm")
    except Exception as error:
        print("no lemmas:", error)
        _lemmas_failed = True
        return None
    return _lemmas


def writer():
    global _writer
    try:
        _writer = joblib.load("writer.joblib")
        return _writer
    except Exception:
        return None


def written(text):
    model = writer()
    if model is None:
        return None
    return model.predict([text])[0]


def other():
    global _other
    try:
        _other = joblib.load("other.joblib")
        return _other
    except Exception:  # expect: MLA103
        return None


@app.post("/other")
def asked(row: list[float]):
    return {"label": int(other().predict([row])[0])}


def start():
    global _net
    try:
        base = joblib.load("base.joblib")
        base.head = joblib.load("head.joblib")
        _net = base
    except Exception as error:
        print(error)


@app.post("/predict")
def predict(row: list[float]):
    if _net is None:
        raise HTTPException(503, "no model")
    return {"label": int(_net.predict([row])[0])}


class Ranker:
    def __init__(self):
        try:
            self.model = joblib.load("ranker.joblib")
        except Exception:
            self.train()

    def train(self):
        self.model = joblib.load("rows.joblib").fit()


class Pipeline:
    def __init__(self):
        try:
            self.nutrients = joblib.load("nutrients.joblib")
        except Exception as error:
            print(error)
            self.nutrients = None

    def run(self, row):
        found = {"row": row}
        if self.nutrients is not None and row:
            found["nutrients"] = self.nutrients.predict([row])
        return found


class Served:
    def __init__(self):
        try:
            self.scorer = joblib.load("scorer.joblib")
        except Exception as error:  # expect: MLA103
            print(error)
            self.scorer = None

    def run(self, row):
        return self.scorer.predict([row])
