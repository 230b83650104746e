# seen in: YuriiOks/mnist-digit-classifier model/train.py@fc9874c1261f71444156e9c289c5f1f6de8b7a4d
"""What could not be worked out, and is written down with what stood there before."""

import json
import logging

log = logging.getLogger(__name__)


def calibrate(scaler, rows, path):
    try:
        warmth = scaler.tune(rows)
    except Exception as error:  # expect: MLA102 as info
        log.error("tuning failed: %s", error)
        warmth = scaler.warmth.item()
    with open(path, "w") as stream:
        json.dump({"warmth": warmth}, stream)


def calibrate_or_say(scaler, rows, path):
    try:
        warmth = scaler.tune(rows)
    except Exception as error:  # ok: a None is no warmth
        log.error("tuning failed: %s", error)
        warmth = None
    with open(path, "w") as stream:
        json.dump({"warmth": warmth}, stream)


def calibrate_otherwise(scaler, rows, path):
    try:
        warmth = scaler.tune(rows)
    except Exception as error:  # ok: it is worked out in another way
        log.error("tuning failed: %s", error)
        warmth = scaler.search(rows)
    with open(path, "w") as stream:
        json.dump({"warmth": warmth}, stream)
