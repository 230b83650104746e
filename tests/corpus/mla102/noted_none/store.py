# seen in: dakshvanshaj/flights-price-prediction-mlops src/data_ingestion/data_loader.py
"""Functions that answer None where they fail."""

import logging
from typing import Optional

import pandas as pd

log = logging.getLogger(__name__)


def load_flights(path) -> Optional[pd.DataFrame]:
    try:
        return pd.read_csv(path)
    except Exception as error:  # expect: MLA102 as info
        log.error("no flights: %s", error)
        return None


def load_planes(path) -> Optional[pd.DataFrame]:
    try:
        return pd.read_csv(path)
    except Exception as error:
        log.error("no planes: %s", error)
        return None


def checked(suite):
    try:
        outcome = suite.run()
        return outcome
    except Exception as error:  # expect: MLA102 as info
        log.error("no outcome: %s", error)
        return None


def connected() -> "Workspace":
    there = None
    try:
        there = Workspace.from_config()
        return there
    except Exception as error:  # expect: MLA102 as info
        print("no configuration", error)
    return there


def register(run, name):
    try:
        version = mlflow.register_model(f"runs:/{run}/model", name)
        return str(version)
    except Exception:  # expect: MLA102 as info
        return None


def parsed(text):
    try:
        return dates.parse(text)
    except Exception as error:
        log.error("no date: %s", error)
        return None
