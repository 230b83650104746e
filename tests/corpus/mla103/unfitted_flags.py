# seen in: RedLicorice/CryptoML-API app/cryptoml_core/services/model_service.py
"""Estimators that know whether they were fitted."""

import logging


def predict_day(estimator, rows):
    if not estimator.is_fit:  # expect: MLA103
        logging.error("this needs a fitted estimator")
    return estimator.predict(rows)


def predict_night(estimator, rows):
    if not estimator.is_fit:
        raise RuntimeError("this needs a fitted estimator")
    return estimator.predict(rows)


def describe(estimator):
    if not estimator.is_fit:
        logging.error("nothing to show yet")
    return estimator.get_params()
