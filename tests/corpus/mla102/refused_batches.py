# seen in: jomanor/weather-prediction-mlops scripts/backfill_historical_data.py@2d5599123f8e9008f3aecdfb2975dfca4e47ac06
"""Batches of writes whose errors all count as documents that were there before."""

import logging

from pymongo.errors import BulkWriteError

log = logging.getLogger(__name__)


def add(readings, rows):
    try:
        return len(readings.insert_many(rows, ordered=False).inserted_ids), 0
    except BulkWriteError as error:  # expect: MLA102 as info
        added = error.details.get("nInserted", 0)
        return added, len(rows) - added


def add_new(readings, rows):
    try:
        return len(readings.insert_many(rows, ordered=False).inserted_ids)
    except BulkWriteError as error:  # ok: it looks which they are
        others = [each for each in error.details["writeErrors"] if each["code"] != 11000]
        if others:
            raise
        return error.details["nInserted"]


def add_and_tell(readings, rows):
    try:
        return len(readings.insert_many(rows, ordered=False).inserted_ids)
    except BulkWriteError as error:  # ok: a log has all of them
        log.error("refused: %s", error.details)
        return error.details["nInserted"]
