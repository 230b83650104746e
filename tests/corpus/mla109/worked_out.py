# seen in: sushil-negi/mlops-project services/ab-testing/src/statistics.py
"""What a test of two models says."""

import logging

from scipy import stats


def calculate_power(first, second, alpha):
    try:
        return 1 - stats.norm.cdf(stats.norm.ppf(1 - alpha) - abs(first - second))
    except Exception:  # expect: MLA109
        return 0.5


def calculate_power_or_none(first, second, alpha):
    try:
        return 1 - stats.norm.cdf(stats.norm.ppf(1 - alpha) - abs(first - second))
    except Exception as error:
        logging.warning("no power: %s", error)
        return None


def calculate_delay(tries):
    try:
        return 2 ** int(tries)
    except Exception:
        return 30
