# seen in: sundar139/Two-Tower-Recommendation-System src/movie_recsys/serving/telemetry.py
"""Two helpers that log what they are called with."""

import json
import logging

logger = logging.getLogger("plots")


def log_event(event, **fields):
    payload = {"event": event, **fields}
    logger.info(json.dumps(payload))


def log_answer(event, **fields):
    payload = {"event": event, **fields}
    logger.info(json.dumps(payload))  # expect: MLA802
