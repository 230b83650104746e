# seen in: nitheeshdr/Chennai-Vegetable-Price-Prediction-System api/index.py@c4337f4b9ea3964372b95115b6456e3e47f3d8b9 (the sound form), thiev980/mlops-spam-gcp airflow-docker/dags/spam_gen_llm.py@aa8f68e1723c35607cc668404971c21338a92f4b (the sound form)
"""Failures that are told by what follows the handler, or that nobody can take for an answer."""

import logging

import numpy as np
import pandas as pd
from fastapi import FastAPI, HTTPException

log = logging.getLogger(__name__)
app = FastAPI()


@app.get("/price/{crop}")
def price(crop: str):
    if crop in KNOWN:
        try:
            return {"price": model.predict(row_of(crop))}
        except Exception:
            pass
    raise HTTPException(503, "no price today")


@app.get("/price/{crop}/tomorrow")
def price_tomorrow(crop: str):
    try:
        return {"price": model.predict(row_of(crop))}
    except Exception:
        log.warning("no price of %s", crop)
    return _err("no price today", 502)


@app.get("/price/{crop}/guess")
def price_guess(crop: str):
    try:
        return {"price": model.predict(row_of(crop))}
    except Exception:  # expect: MLA102
        pass
    return {"price": 20}


@app.get("/prices")
def prices():
    found = {}
    for crop in KNOWN:
        try:
            found[crop] = model.predict(row_of(crop))
        except Exception:  # expect: MLA102
            pass
    if not KNOWN:
        raise HTTPException(404, "no crops")
    return found


def measure(candidate, rows, truth):
    try:
        return {"rmse": float(np.sqrt(np.mean((candidate.predict(rows) - truth) ** 2)))}
    except Exception as error:
        log.error("%s cannot be measured: %s", candidate, error)
        return {"rmse": float("inf")}  # ok: nobody picks it


def hard_cases(path):
    if not path.exists():
        return []
    try:
        return pd.read_csv(path)["text"].tolist()
    except Exception:
        return []  # ok: the prompt below does without them


def write_prompt(path):
    prompt = "Write ten messages."
    cases = hard_cases(path)
    if cases:
        prompt += " They may be like these: " + "; ".join(cases)
    return prompt


def training_texts(path):
    if not path.exists():
        return []
    try:
        return pd.read_csv(path)["text"].tolist()
    except Exception:  # expect: MLA102
        return []


def train(path):
    return fit(training_texts(path))
