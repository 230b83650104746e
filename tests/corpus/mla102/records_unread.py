# seen in: GLNVaibhav/Churn_Predictor universal_churn/validation/regression.py@e42e3543b483501d6125a1dfe9338117a3929cb6
"""Records that cannot be read and count as none."""

import json
import logging
from pathlib import Path

logger = logging.getLogger(__name__)
BASELINE = Path("baseline.json")


def load_baseline():
    if BASELINE.exists():
        try:
            return json.loads(BASELINE.read_text())
        except Exception:  # expect: MLA102 as warning
            return {}
    return {}


def load_run_history(path):
    try:
        with open(path) as stream:
            return json.load(stream)
    except Exception:  # expect: MLA102 as warning
        return []


def load_history_aloud(path):
    try:
        with open(path) as stream:
            return json.load(stream)
    except Exception as error:
        logger.error("%s cannot be read: %s", path, error)
        return []


def load_chat_history(path):
    try:
        with open(path) as stream:
            return json.load(stream)
    except Exception:
        return []


def load_reference(path):
    try:
        with open(path) as stream:
            return json.load(stream)
    except FileNotFoundError:
        return {}
