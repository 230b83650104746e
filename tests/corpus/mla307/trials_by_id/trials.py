import json
from pathlib import Path

import joblib

KEPT = Path("trials")
running: dict[str, dict] = {}
seen: dict[str, dict] = {}


def report(trial_id):
    path = KEPT / f"{trial_id}.json"
    if not path.exists():
        return None
    with open(path) as stream:
        return json.load(stream)


def weights(trial_id):
    return joblib.load(KEPT / f"{trial_id}.joblib")


def pick(trial_id):
    trial = running.get(trial_id)
    if not trial or trial["ended"]:
        return None
    return report(trial_id)


def of_all(trial_id):
    trial = seen.get(trial_id)
    if trial is None:
        trial = seen[trial_id] = report(trial_id)
    return trial
