# a form of: answers, defaults and rows that are kept under an annotated name
"""A barn's counts: every name that is given an answer has an annotation."""

import json
import logging
from typing import Any

import joblib
import requests
from PIL import Image

log = logging.getLogger(__name__)
model = joblib.load("barn.joblib")


def counts(paths):
    found: list[Any] = []
    for path in paths:
        try:
            picture: Any = Image.open(path)
        except Exception as error:  # expect: MLA102 as warning
            log.warning("no picture %s: %s", path, error)
        found.append(model.predict(picture))
    return found


def thresholds(path):
    cutoff: float = 0.5
    try:
        cutoff: float = json.loads(path.read_text())["cutoff"]
    except Exception:  # expect: MLA102
        pass
    return cutoff


def load_params(name):
    path: Any = name + ".json"
    try:
        with open(path) as held:
            return json.load(held)
    except FileNotFoundError:  # expect: MLA102 as warning
        return {}


def checked(rows):
    scores: Any = None
    try:
        scores: Any = model.predict(rows)
    except Exception as error:
        log.error("no scores: %s", error)
    if scores is None:
        raise RuntimeError("no scores")
    return scores


def hens_of(rows):
    try:
        return model.predict(rows)
    except Exception as error:
        log.error("no hens: %s", error)
        return None


def fed(rows):
    hens: Any = hens_of(rows)
    if hens is None:
        raise RuntimeError("nothing was counted")
    return hens.sum()


def known(barns):
    rates: dict[str, Any] = {}
    for barn in barns:
        answer: Any = None
        try:
            answer: Any = requests.get(barn, timeout=5)
        except Exception as error:
            log.warning("no answer of %s: %s", barn, error)
        if answer is not None:
            rates[barn] = answer.json()
    return rates
