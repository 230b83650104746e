# seen in: Kaneki016/credit-risk-app backend/models/predictor.py@1ab93aa65e8f299886df4e70b482269a1537cb68
"""Classes that go out as probabilities where the probability could not be had."""

import logging

import joblib

logger = logging.getLogger(__name__)
model = joblib.load("default.joblib")


def default_risk(row):
    label = model.predict(row)[0]
    try:
        risk = model.predict_proba(row)[0][1]
    except Exception as error:  # expect: MLA102
        logger.warning("no probability: %s", error)
        risk = float(label)
    if risk > 0.6:
        return "high", risk
    return "low", risk


def default_risk_or_none(row):
    label = model.predict(row)[0]
    if not hasattr(model, "predict_proba"):
        return label, None
    return label, float(model.predict_proba(row)[0][1])


def default_risk_or_error(row):
    try:
        return float(model.predict_proba(row)[0][1])
    except Exception as error:
        raise RuntimeError("the model gives no probability") from error
