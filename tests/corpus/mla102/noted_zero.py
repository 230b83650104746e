# seen in: Azziz14/Disease-Prediction-and-Validation prediction/prediction/backend/models/predictor.py
"""Zeros that were there before a call that fails."""

import logging

log = logging.getLogger(__name__)


def risk(forest, net, row):
    by_forest = 0.0
    try:
        by_forest = float(forest.predict_proba(row)[0][1])
    except Exception as error:  # expect: MLA102 as info
        log.error("the forest failed: %s", error)
    answer = {"seen": True}
    if by_forest > 0:
        answer["told"] = "by the forest"
    answer["forest"] = round(by_forest, 3)
    return answer


def wiped(store, person):
    gone = 0
    try:
        gone = store.wipe(person)
    except Exception:  # expect: MLA102 as info
        log.exception("nothing was wiped")
    return {"vectors": gone, "person": person}


def asked(store, person):
    found = 0
    try:
        found = store.count(person)
    except Exception:
        log.exception("nothing was counted")
    if found == 0:
        raise LookupError(person)
    return {"vectors": found}


def told(store, person):
    gone, failed = 0, False
    try:
        gone = store.wipe(person)
    except Exception:
        log.exception("nothing was wiped")
        failed = True
    return {"vectors": gone, "failed": failed}


def waited(clock, person):
    elapsed = 0
    try:
        elapsed = clock.read(person)
    except Exception:
        log.warning("the clock is gone")
    return {"elapsed": elapsed}
