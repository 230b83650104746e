"""What a route does to its rows is compared with training, wherever the program keeps the model that it asks."""

from __future__ import annotations

import re

import pytest
from projects import analysed

TRAIN = """\
import joblib
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
def build():
    return make_pipeline(TfidfVectorizer(lowercase=False), LogisticRegression())
def train():
    df = pd.read_csv("t.csv")
    model = build()
    model.fit(df["text"].str.strip().str.lower(), df["label"])
    joblib.dump(model, "models/lr.joblib")
    other = build()
    other.fit(df["text"].str.strip(), df["label"])
    joblib.dump(other, "models/other.joblib")
if __name__ == "__main__":
    train()
"""
SCORING = """\
import joblib
class Scorer:
    def __init__(self):
        self.model = joblib.load("models/lr.joblib")
    def score(self, rows):
        return self.model.predict(rows)
"""
API = """
# file: main.py
from fastapi import FastAPI
from scoring import Scorer
app = FastAPI()
scorer = Scorer()
@app.post("/score")
def score(text: str):
    return scorer.score([text.strip()])
"""

WAYS = {
    "what a lifespan yields": """
# file: main.py
from contextlib import asynccontextmanager
from fastapi import FastAPI, Request
from scoring import Scorer
@asynccontextmanager
async def lifespan(app):
    yield {"scorer": Scorer()}
app = FastAPI(lifespan=lifespan)
@app.post("/score")
async def score(text: str, request: Request):
    return request.state.scorer.score([text.strip()])
""",
    "the one instance that __new__ keeps": """
# file: holder.py
from scoring import Scorer
class Holder:
    _instance = None
    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.scorer = Scorer()
        return cls._instance
# file: main.py
from fastapi import FastAPI
from holder import Holder
app = FastAPI()
@app.post("/score")
def score(text: str):
    return Holder().scorer.score([text.strip()])
""",
    "a table of functions": """
# file: handlers.py
from scoring import Scorer
scorer = Scorer()
def plain(rows):
    return len(rows)
def twice(rows):
    return 2 * scorer.score(rows)
HANDLERS = {"plain": plain, "twice": twice}
# file: main.py
from fastapi import FastAPI
from handlers import HANDLERS
app = FastAPI()
@app.post("/score/{kind}")
def score(kind: str, text: str):
    return HANDLERS[kind]([text.strip()])
""",
    "routes of an instance": """
# file: main.py
from fastapi import APIRouter, FastAPI
from scoring import Scorer
class Api:
    def __init__(self, scorer):
        self.scorer = scorer
        self.router = APIRouter()
        self.router.add_api_route("/score", self.score, methods=["POST"])
    def score(self, text: str):
        return self.scorer.score([text.strip()])
app = FastAPI()
app.include_router(Api(Scorer()).router)
""",
    "Annotated, in another file": """
# file: deps.py
from typing import Annotated
from fastapi import Depends
from scoring import Scorer
def get_scorer() -> Scorer:
    return Scorer()
ScorerDep = Annotated[Scorer, Depends(get_scorer)]
# file: main.py
from fastapi import FastAPI
from deps import ScorerDep
app = FastAPI()
@app.post("/score")
def score(text: str, scorer: ScorerDep):
    return scorer.score([text.strip()])
""",
    "Annotated, where it is asked": """
# file: main.py
from typing import Annotated
from fastapi import Depends, FastAPI
from scoring import Scorer
app = FastAPI()
def get_scorer() -> Scorer:
    return Scorer()
@app.post("/score")
def score(text: str, scorer: Annotated[Scorer, Depends(get_scorer)]):
    return scorer.score([text.strip()])
""",
    "one of a pair that is injected": """
# file: main.py
from fastapi import Depends, FastAPI
from scoring import Scorer
app = FastAPI()
def get_both():
    return "v1", Scorer()
@app.post("/score")
def score(text: str, both=Depends(get_both)):
    version, scorer = both
    return scorer.score([text.strip()])
""",
    "settings of an application": """
# file: main.py
from flask import Flask
from scoring import Scorer
from views import pages
app = Flask(__name__)
app.config["SCORER"] = Scorer()
app.register_blueprint(pages)
# file: views.py
from flask import Blueprint, current_app, request
pages = Blueprint("pages", __name__)
@pages.route("/score", methods=["POST"])
def score():
    return current_app.config["SCORER"].score([request.json["text"].strip()])
""",
    "pairs of name and file": """
# file: scoring.py
import joblib
class Scorer:
    def __init__(self):
        self.models = {}
        for name, file in [("other", "models/other.joblib"), ("lr", "models/lr.joblib")]:
            self.models[name] = joblib.load(file)
    def score(self, rows):
        return self.models["lr"].predict(rows)
"""
    + API,
    "a table of files": """
# file: scoring.py
import joblib
FILES = {"other": "models/other.joblib", "lr": "models/lr.joblib"}
class Scorer:
    def __init__(self, root):
        self.models = {name: joblib.load(root / file) for name, file in FILES.items()}
    def score(self, rows):
        return self.models["lr"].predict(rows)
"""
    + API.replace("Scorer()", "Scorer(app.root_path)"),
    "functions in a list": """
# file: train.py
import joblib
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
def strip(texts):
    return texts.str.strip()
def lower(texts):
    return texts.str.lower()
def train():
    df = pd.read_csv("t.csv")
    texts = df["text"]
    for step in (strip, lower):
        texts = step(texts)
    model = make_pipeline(TfidfVectorizer(lowercase=False), LogisticRegression()).fit(texts, df["label"])
    joblib.dump(model, "models/lr.joblib")
if __name__ == "__main__":
    train()
"""
    + API,
    "a registry that other files fill": """
# file: an_early_script.py
import sys
import joblib
import pandas as pd
import linear
from zoo import zoo
df = pd.read_csv("t.csv")
model = zoo.makers[sys.argv[1]]()
model.fit(df["text"].str.strip().str.lower(), df["label"])
joblib.dump(model, "models/lr.joblib")
# file: zoo.py
class Zoo:
    def __init__(self):
        self.makers = {}
    def register(self, name, maker):
        self.makers[name] = maker
zoo = Zoo()
# file: linear.py
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from zoo import zoo
def linear(C=1.0):
    return make_pipeline(TfidfVectorizer(lowercase=False), LogisticRegression(C=C))
zoo.register("linear", maker=linear)
# file: train.py
"""
    + API,
}


def files(text: str) -> dict[str, str]:
    parts = re.split(r"(?m)^# file: (\w+)\.py\n", text)
    made = {"train": TRAIN, "scoring": SCORING, **dict(zip(parts[1::2], parts[2::2], strict=True))}
    return {f"{name}.py": code for name, code in made.items()}


@pytest.mark.parametrize("way", WAYS)
def test_what_a_route_leaves_out_is_missed(way: str) -> None:
    compared = analysed(files(WAYS[way])).compared
    routes = [each for each in compared if each.pair.serving.root[0] in ("main.py", "views.py")]
    assert [[d.training.op for d in each.differences if d.training] for each in routes] == [["lower"]]
