# seen in: appadaycreator/jquants-stock-prediction core/nisa_tax_calculator.py@9f87025c6c21923e99ae81d70a8df670b8e42e12
# seen in: ShalinVachheta017/MasterArbeit_MLops src/train.py@dcdf2f02ef212a5d2f8ec609131787e4996cf5a1
"""Handlers of what never fails, and factors of 1."""

import logging

logger = logging.getLogger(__name__)


def risk_score(positions):
    try:
        if not positions:
            return 0.0
        count = len(positions)
        if count >= 10:
            return 100.0
        return 40.0
    except Exception as error:
        logger.error("no score: %s", error)
        return 0.0


def risk_score_of(portfolio):
    try:
        count = len(portfolio.positions())
        if count >= 10:
            return 100.0
        return 40.0
    except Exception as error:  # expect: MLA109
        logger.error("no score: %s", error)
        return 0.0


def estimate_temperature(model, rows, labels):
    try:
        return float(best_temperature(model.logits(rows), labels))
    except Exception as error:  # expect: MLA109 as info
        logger.warning("no temperature (%s), scaling by 1", error)
        return 1.0


def estimate_confidence(model, rows):
    try:
        return float(model.predict_proba(rows).max())
    except Exception as error:  # expect: MLA109
        logger.warning("no confidence (%s)", error)
        return 1.0


def model_accuracy(model, rows):
    try:
        return 0.8
    except Exception:  # expect: MLA109
        return 0.7
