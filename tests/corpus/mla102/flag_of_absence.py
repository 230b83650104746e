# a form of: scores that a model cannot give are logged, and the report says that there are none
import logging

logger = logging.getLogger(__name__)


def report(model, rows, labels):
    scores = None
    try:
        scores = model.predict_proba(rows)
    except Exception as error:
        logger.warning("no scores: %s", error)
    has_scores = scores is not None
    return {"metrics": measured(labels, model.predict(rows), scores), "has_scores": has_scores}


def plain_report(model, rows, labels):
    scores = None
    try:
        scores = model.predict_proba(rows)
    except Exception as error:  # expect: MLA102
        logger.warning("no scores: %s", error)
    return {"metrics": measured(labels, model.predict(rows), scores)}
