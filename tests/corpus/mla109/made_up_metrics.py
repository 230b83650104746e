# seen in: Shivesh-3003/fraud-detection-api training/train_classifier.py@5f525abe73b00752eb1f5a34d31486f8e5b00245
"""Metrics that could not be worked out."""

import logging

from sklearn.metrics import average_precision_score, roc_auc_score

logger = logging.getLogger(__name__)


def report(labels, scores):
    try:
        area = roc_auc_score(labels, scores)
    except Exception:  # expect: MLA109 as warning
        area = 0.0
    return {"area": area}


def precision(labels, scores):
    try:
        return average_precision_score(labels, scores)
    except Exception as error:  # expect: MLA109 as warning
        logger.warning("no precision: %s", error)
        return 0.0


def report_of_one_class(labels, scores):
    try:
        area = roc_auc_score(labels, scores)
    except Exception:
        area = float("nan")
    return {"area": area}


def report_or_none(labels, scores):
    try:
        area = roc_auc_score(labels, scores)
    except Exception:
        area = None
    return {"area": area}


def worst(labels, scores):
    try:
        area = roc_auc_score(labels, scores)
    except Exception:
        area = 0.0
        loss = float("inf")
        return {"area": area, "loss": loss}
    return {"area": area}


def counted(labels, scores):
    failed = 0
    try:
        area = roc_auc_score(labels, scores)
    except Exception:
        area, failed = None, 1
    return {"area": area, "failed": failed}
