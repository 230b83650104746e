# seen in: ChinhQuach303/Water-Demand-Forecasting ridge.ipynb
"""A forecast that failed is replaced by a mean, and measured with those that did not; or left out, and counted."""

import numpy as np
import pandas as pd
from sklearn.metrics import mean_absolute_error
from statsmodels.tsa.arima.model import ARIMA


def evaluate(rows):
    forecasts, actual = [], []
    for _, group in rows.groupby("station"):
        train, test = group.iloc[:-12], group.iloc[-12:]
        try:
            model = ARIMA(train["demand"], order=(1, 1, 1)).fit()
            forecast, fitted = model.forecast(steps=12), model.fittedvalues
        except Exception:  # expect: MLA109
            mean = train["demand"].mean()
            forecast, fitted = np.repeat(mean, 12), np.repeat(mean, len(train))
        forecasts.extend(forecast)
        actual.extend(test["demand"])
    return mean_absolute_error(actual, forecasts)


def answered(train, steps):
    try:
        return ARIMA(train["demand"]).fit().forecast(steps)
    except Exception:  # expect: MLA109
        return np.full(steps, train["demand"].mean())


def counted(rows):
    forecasts, actual, failed = [], [], 0
    for _, group in rows.groupby("station"):
        train, test = group.iloc[:-12], group.iloc[-12:]
        try:
            forecast = ARIMA(train["demand"]).fit().forecast(12)
        except ValueError:
            failed += 1
            continue
        forecasts.extend(forecast)
        actual.extend(test["demand"])
    return mean_absolute_error(actual, forecasts), failed


print(evaluate(pd.read_csv("demand.csv")), answered(pd.read_csv("demand.csv"), 12), counted(pd.read_csv("demand.csv")))
