# seen in: DuqueOM/ML-MLOps-Portfolio BankChurn-Predictor/src/bankchurn/cli.py@6828c0d4e8254f0609f3bf4902a22abffcc94adf (the sound form)
import logging

import joblib

logger = logging.getLogger(__name__)
model = joblib.load("model.joblib")


def predict_command(arguments):
    try:
        rows = model.predict(arguments.rows)
        logger.info("%d rows", len(rows))
        return 0
    except Exception:  # ok: an exit status
        logger.exception("the prediction failed")
        return 1


def predict_score(rows):
    try:
        return float(model.predict(rows)[0])
    except Exception:  # expect: MLA109
        return 1
