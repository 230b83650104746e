# a form of: tables that a service reads, and that are empty where they cannot be read
import logging

import pandas as pd

logger = logging.getLogger(__name__)


def predictions():
    try:
        return pd.read_csv("predictions.csv")
    except Exception as error:  # expect: MLA109
        logger.error("no predictions: %s", error)
        return pd.DataFrame()


def prices():
    try:
        return pd.read_parquet("prices.parquet")
    except Exception as error:
        logger.error("no prices: %s", error)
        return pd.DataFrame()


def shops():
    try:
        return pd.read_parquet("shops.parquet")
    except Exception as error:
        logger.error("no shops: %s", error)
        return pd.DataFrame()


def warm():
    try:
        return pd.read_parquet("shops.parquet")
    except Exception as error:
        logger.error("no shops: %s", error)
        return pd.DataFrame()
