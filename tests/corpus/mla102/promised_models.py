# seen in: deshmukh-neel/mlops_city_concierge app/agent/critique/vibe.py@deef8609c8ff0d065a339c18d5f0c79eb4a4139d
import logging

import joblib
import torch
from sklearn.base import BaseEstimator

log = logging.getLogger(__name__)


def judge(path: str) -> BaseEstimator | None:
    """The model that scores answers. Returns None on a missing file, so that callers can do without."""
    try:
        return joblib.load(path)
    except Exception as error:  # ok: promised, and declared
        log.warning("no judge: %s", error)
        return None


def ranker(path: str):
    """The model that ranks what was found."""
    try:
        return joblib.load(path)
    except Exception as error:  # expect: MLA102
        log.warning("no ranker: %s", error)
        return None


def widths(path: str, default: list[int]) -> list[int]:
    try:
        state = torch.load(path, weights_only=True)
        return [state["first.weight"].shape[0], state["last.weight"].shape[0]]
    except Exception:  # ok: who calls this says what stands for a file that cannot be read
        log.warning("no widths in %s", path)
        return default


def weights(path: str):
    try:
        return torch.load(path, weights_only=True)
    except Exception:  # expect: MLA102
        log.warning("no weights in %s", path)
        return {}
