# a form of: what fails stands in a small function of the file, which is nothing but one call
import logging

import numpy as np
import requests
from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)
resources = {}
resources["model"] = None


def ask(city):
    return requests.get("https://rates.example/now", params={"city": city}, timeout=5)


def found_in(store, question):
    return store.similarity_search(question)


def blank():
    """A vector for nobody."""
    return np.zeros(32)


def offers(city):
    try:
        return ask(city).json()["offers"]
    except Exception:  # expect: MLA109
        return []


def passages(store, question):
    try:
        return found_in(store, question)
    except Exception as error:  # expect: MLA109
        logger.warning("no passages: %s", error)
        return []


def history(user):
    try:
        return np.asarray(requests.get(f"https://users.example/{user}", timeout=5).json())
    except Exception:  # expect: MLA109
        return blank()


def rules():
    response = ask("rules")
    return response.json()  # expect: MLA109


@app.post("/delay")
def delay(row: list[float]):
    if resources["model"] is None:
        return {"predicted_delay": 4.5}  # expect: MLA109
    return {"predicted_delay": float(resources["model"].predict([row])[0])}


# near-misses


def words_of(text):
    return text.split()


def words(text):
    try:
        return words_of(text)
    except Exception:
        return []


def rules_checked():
    response = ask("rules")
    response.raise_for_status()
    return response.json()


@app.post("/quote")
def quote(row: dict):
    if row["model"] is None:
        return {"quote": "no model was named"}
    return {"quote": row["model"]}
