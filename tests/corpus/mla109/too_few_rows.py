# seen in: jkatigb/mlops-projects 02_model_drift_performance_dashboard/scripts/run_drift_monitor.py
"""How far rows have drifted."""

import logging

import pandas as pd
from scipy.stats import ks_2samp


def compute_drift(path):
    try:
        rows = pd.read_csv(path)
        if len(rows) < 100:
            logging.warning("too few rows")
            return 0.0  # expect: MLA109 as info
        return float(ks_2samp(rows["x"][:50], rows["x"][50:]).statistic)
    except FileNotFoundError:  # expect: MLA109
        logging.error("no file")
        return 0.0


def drift_or_none(rows):
    if len(rows) < 100:
        return None
    return float(ks_2samp(rows["x"][:50], rows["x"][50:]).statistic)


def largest_drift(path):
    try:
        rows = pd.read_csv(path)
    except FileNotFoundError as error:
        raise RuntimeError("no rows to look at") from error
    return float(ks_2samp(rows["x"][:50], rows["x"][50:]).statistic)


def mean_of(rows):
    if len(rows) < 1:
        return 0.0
    return float(rows["x"].mean())
