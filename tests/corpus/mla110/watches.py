# seen in: RuiFSP/mlops-2025-final_project src/orchestration/tasks.py@bb661eeea6683e536d503cc2264b41e50c84f604
import logging

logger = logging.getLogger(__name__)


def look_at_model(name):
    try:
        figures = recent_figures(name)
        return {"accuracy": figures.accuracy, "needs_retraining": figures.accuracy < 0.8}
    except Exception as error:  # expect: MLA110
        logger.error("figures of %s: %s", name, error)
        return {"error": str(error), "needs_retraining": False}


def has_drifted(rows, before):
    try:
        return distance(rows, before) > 0.2
    except Exception as error:  # expect: MLA110
        logger.error("drift: %s", error)
        return False


def look_and_admit(name):
    try:
        figures = recent_figures(name)
        return {"accuracy": figures.accuracy, "needs_retraining": figures.accuracy < 0.8}
    except Exception as error:
        logger.error("figures of %s: %s", name, error)
        return {"error": str(error), "needs_retraining": None}  # ok: unknown is unknown


def look_at_drift(rows, before):
    if len(rows) < 30:
        return {"drift_detected": False, "reason": "too few rows"}
    try:
        return {"drift_detected": distance(rows, before) > 0.2}
    except Exception as error:
        raise DriftError("the drift could not be measured") from error


def detect_drift(rows, before):
    try:
        return ks_2samp(rows, before).pvalue < 0.05
    except Exception as error:  # expect: MLA110
        logger.error("drift: %s", error)
        return False


def check_feature_drift(rows, before):
    try:
        drifted = ks_2samp(rows, before).pvalue < 0.05
    except Exception as error:  # expect: MLA110
        logger.error("drift: %s", error)
        drifted = False
    return {"drifted": drifted}


def detect_language_drift(rows, before):
    try:
        drifted = ks_2samp(rows, before).pvalue < 0.05
    except Exception as error:
        logger.error("drift: %s", error)
        drifted = None
    return {"drifted": drifted}
