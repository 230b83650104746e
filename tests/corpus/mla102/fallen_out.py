# seen in: nitheeshdr/Chennai-Vegetable-Price-Prediction-System src/pipeline/training_pipeline.py@c4337f4b9ea3964372b95115b6456e3e47f3d8b9
"""Candidates that drop out of a comparison when they fail."""

import logging

logger = logging.getLogger(__name__)


def choose(models, rows, labels):
    scores = {}
    for name, model in models.items():
        try:
            model.fit(rows, labels)
            scores[name] = model.score(rows, labels)
        except Exception as error:  # expect: MLA102 as warning
            logger.error("%s failed: %s", name, error)
    return max(scores, key=scores.get)


def trained(models, rows, labels):
    ready = {}
    for name, model in models.items():
        try:
            ready[name] = model.fit(rows, labels)
        except Exception as error:  # expect: MLA102 as warning
            logger.error("%s failed: %s", name, error)
    return ready


def choose_of_all(models, rows, labels):
    scores = {}
    for name, model in models.items():
        try:
            model.fit(rows, labels)
            scores[name] = model.score(rows, labels)
        except Exception as error:
            logger.error("%s failed: %s", name, error)
    if len(scores) < len(models):
        raise RuntimeError("not all candidates could be trained")
    return max(scores, key=scores.get)


def choose_with_failures(models, rows, labels):
    scores, failed = {}, []
    for name, model in models.items():
        try:
            scores[name] = model.fit(rows, labels).score(rows, labels)
        except Exception as error:
            failed.append((name, error))
    return max(scores, key=scores.get), failed


def measure(models, rows, labels):
    for name, model in models.items():
        try:
            print(name, evaluate_model(model, rows, labels))
        except Exception as error:
            logger.error("%s failed: %s", name, error)
