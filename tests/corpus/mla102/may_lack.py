# seen in: matic0209/recommendation-system app/main.py
"""Tables that a service may lack, and one whose absence is told."""

import logging
import pickle

from fastapi import FastAPI

logger = logging.getLogger(__name__)
app = FastAPI()


def beside(path):
    if not path.exists():
        return None
    try:
        with open(path, "rb") as stream:
            return pickle.load(stream)
    except Exception as error:  # expect: MLA102 as info
        logger.warning("not read: %s", error)
        return None


def ranker(path):
    if not path.exists():
        logger.warning("no ranker at %s", path)
        return None
    try:
        with open(path, "rb") as stream:
            return pickle.load(stream)
    except Exception as error:  # expect: MLA102 as warning
        logger.warning("not read: %s", error)
        return None


@app.get("/items")
def items(folder: str):
    known = {}
    alike = beside(folder / "alike.pkl")
    if alike:
        known["alike"] = alike
    model = ranker(folder / "ranker.pkl")
    if model:
        known["model"] = model
    return known
