"""Ensembles whose members may all fail."""

import logging

import numpy as np


def ensemble_predict(models, row):
    answers = []
    for model in models:
        try:
            answers.append(model.predict(row))
        except Exception as error:
            logging.warning("left out: %s", error)
    if not answers:
        return 0.5  # expect: MLA109
    return np.mean(answers)


def vote_score(models, row):
    answers = []
    for model in models:
        try:
            answers.append(model.predict(row))
        except Exception as error:
            logging.warning("left out: %s", error)
    return np.mean(answers) if answers else 0.0  # expect: MLA109


def strict_predict(models, row):
    answers = []
    for model in models:
        try:
            answers.append(model.predict(row))
        except Exception as error:
            logging.warning("left out: %s", error)
    if not answers:
        raise RuntimeError("no model answered")
    return np.mean(answers)


def mean_score(values):
    kept = [value for value in values if value is not None]
    if not kept:
        return 0.0
    return np.mean(kept)
