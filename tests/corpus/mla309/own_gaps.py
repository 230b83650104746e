# seen in: anik081-ewu/fraud-transaction-predictor fraud-ml-service/app/research/risk_policy_backtest.py@1278a0dace7af222ca5923d998df866f4d7e9ada
"""A function that answers with missing values by design."""

import numpy as np
import pandas as pd


def optional(frame, name):
    if name not in frame:
        return np.full(len(frame), np.nan)
    values = pd.to_numeric(frame[name], errors="coerce").to_numpy(dtype=float)
    return np.where(frame["gone"], np.nan, values)


def required(frame, name):
    values = pd.to_numeric(frame[name], errors="coerce")  # expect: MLA309
    return np.where(values > 1, values, 0)
