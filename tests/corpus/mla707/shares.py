# a form of: thresholds and counts of a query that may be any number
import joblib
import torch
from fastapi import FastAPI, HTTPException, Query
from pydantic import BaseModel, Field

app = FastAPI()
model = joblib.load("model.joblib")
NAMES = ["cod", "hake", "sole"]


class Wanted(BaseModel):
    text: str = Field(max_length=500)
    min_confidence: float = 0.5  # expect: MLA707 as info


class Bounded(BaseModel):
    text: str = Field(max_length=500)
    min_confidence: float = Field(0.5, ge=0, le=1)


def flags(text, threshold):
    return [bool(p >= threshold) for p in model.predict_proba([text])[0]]


@app.post("/wanted")
def wanted(sent: Wanted):
    return flags(sent.text, sent.min_confidence)


@app.post("/bounded")
def bounded(sent: Bounded):
    return flags(sent.text, sent.min_confidence)


@app.get("/flags")
def flagged(word: str, threshold: float = 0.5):  # expect: MLA707 as info
    return flags(word, threshold)


@app.get("/flags/asked")
def flagged_where_asked(word: str, threshold: float = Query(0.5, ge=0, le=1)):
    return flags(word, threshold)


@app.get("/flags/refused")
def flagged_or_refused(word: str, threshold: float = 0.5):
    if not 0 <= threshold <= 1:
        raise HTTPException(422, "between 0 and 1")
    return flags(word, threshold)


@app.get("/best")
def best(word: str, top_k: int = 5):  # expect: MLA707 as info
    shares, places = torch.topk(torch.tensor(model.predict_proba([word])[0]), min(top_k, len(NAMES)))
    return [NAMES[place] for place in places.tolist()]


@app.get("/best/one")
def best_or_one(word: str, top_k: int = 5):
    shares, places = torch.topk(torch.tensor(model.predict_proba([word])[0]), max(1, min(top_k, len(NAMES))))
    return [NAMES[place] for place in places.tolist()]
