# a form of: a second attempt that is only logged where it fails, too, before the first error is raised
import logging

import joblib

logger = logging.getLogger(__name__)


def answer(question, path):
    try:
        return joblib.load(path).predict([question])
    except Exception as first:
        failed = first
    try:
        fallback = joblib.load(f"{path}.old")
        if fallback is not None:
            return fallback.predict([question])
    except Exception as second:
        logger.error("the older model fails, too: %s", second)
    raise failed


def answer_or_nothing(question, path):
    try:
        fallback = joblib.load(f"{path}.old")
        return fallback.predict([question])
    except Exception as error:  # expect: MLA102
        logger.error("the older model fails: %s", error)
