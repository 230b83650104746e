# seen in: 111acge/Prefect_AutoML_Platform backend/services/automl.py@9a461447d4242e5d2ea644a6a52f7daa799cfcde
"""A field beside an answer that stands, which could not be worked out: with a warning in the log, and without a word."""

import logging

logger = logging.getLogger(__name__)


def told(model, rows):
    labels = model.predict(rows)
    result = {"labels": labels.tolist()}
    try:
        result["probabilities"] = model.predict_proba(rows).tolist()
    except Exception as error:  # expect: MLA102 as info
        logger.warning("no probabilities: %s", error)
    return result


def untold(model, rows):
    labels = model.predict(rows)
    result = {"labels": labels.tolist()}
    try:
        result["probabilities"] = model.predict_proba(rows).tolist()
    except Exception:  # expect: MLA102 as warning
        pass
    return result


def alone(model, rows):
    result = {"rows": len(rows)}
    try:
        result["labels"] = model.predict(rows).tolist()
    except Exception as error:  # expect: MLA102 as warning
        logger.warning("no labels: %s", error)
    return result
