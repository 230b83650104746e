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


def of_stations(rows):
    bikes = pd.to_numeric(rows["bikes"], errors="coerce")  # expect: MLA309
    docks = pd.to_numeric(rows["docks"], errors="coerce")  # ok: said where the first one is
    when = pd.to_datetime(rows["when"], errors="coerce", utc=True)
    return pd.DataFrame({"bikes": bikes, "docks": docks, "when": when})
