# seen in: MLOpsGroup9/FrontShiftAI backend/agents/website_extraction/tools.py@f0f36addb3e114ffb9605d38a863ecc40aa17d54 (the sound form)
"""Answers with a place in them that is kept for what went wrong."""

import logging

import numpy as np
import requests

log = logging.getLogger(__name__)


def pages_about(topic):
    try:
        answer = requests.get("https://search.example.org", params={"q": topic}, timeout=5)
        answer.raise_for_status()
        return answer.json()["pages"], None
    except requests.Timeout:
        return [], "the search took too long"


def pages_of(topic):
    try:
        answer = requests.get("https://search.example.org", params={"q": topic}, timeout=5)
        answer.raise_for_status()
        return answer.json()["pages"], topic
    except requests.Timeout:  # expect: MLA109
        return [], topic


def measure_as_zero(candidate, rows, truth):
    try:
        return {"rmse": float(np.sqrt(np.mean((candidate.predict(rows) - truth) ** 2)))}
    except Exception as error:  # expect: MLA109
        log.error("%s cannot be measured: %s", candidate, error)
        return {"rmse": 0.0}
