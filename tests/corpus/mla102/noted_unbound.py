# seen in: chineidu/nyc-taxi-price-prediction model_deployment/batch_deploy/utilities.py
"""Names that have no value after a failure which is only logged."""

import logging

import joblib
import pandas as pd

log = logging.getLogger(__name__)


def speeds(path, rows):
    try:
        forest = joblib.load(path)
    except ValueError as error:  # expect: MLA102 as info
        log.info(error)
    log.info("asking")
    return forest.predict(rows)


def buses(path, night):
    try:
        table = pd.read_csv(path)
    except FileNotFoundError as error:  # expect: MLA102 as info
        log.info(error)
    if night:
        table = table[table["hour"] < 5]
    return table


def buses_or_none(path):
    table = None
    try:
        table = pd.read_csv(path)
    except ValueError as error:
        log.info(error)
    return table


def buses_by_default(path):
    try:
        table = pd.read_csv(path)
    except ValueError as error:
        log.info(error)
        table = pd.read_excel(path)
    return table


def buses_or_raise(path):
    try:
        table = pd.read_csv(path)
    except ValueError as error:
        log.error(error)
        raise
    return table


def buses_made(path, other):
    try:
        table = pd.read_csv(path)
    except ValueError as error:
        log.info(error)
    table = pd.read_csv(other)
    return table


def buses_found(paths):
    for path in paths:
        try:
            table = pd.read_csv(path)
        except ValueError as error:
            log.info(error)
            continue
        yield table.shape
