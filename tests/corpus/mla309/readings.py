"""Sensor readings as they come."""

import logging

import pandas as pd

log = logging.getLogger(__name__)


def silently(path):
    table = pd.read_csv(path, on_bad_lines="skip")  # expect: MLA309
    table["value"] = pd.to_numeric(table["value"], errors="coerce")  # expect: MLA309
    return table


def counted(path):
    table = pd.read_csv(path, on_bad_lines="error")
    table["value"] = pd.to_numeric(table["value"], errors="coerce")
    log.warning("%d values lost", table["value"].isna().sum())
    return table


def warned(path):
    return pd.read_csv(path, on_bad_lines="warn")
