# seen in: danieleschmidt/customer-churn-predictor-mlops run_performance_benchmarks.py
"""Rows that are called after testing, where nothing is trained, asked or kept, are rows to try something with."""

import time

import numpy as np
import pandas as pd
from sklearn.preprocessing import StandardScaler


def seconds_of_scaling():
    test_data = pd.DataFrame({"age": np.arange(10_000), "calls": np.arange(10_000) % 7})
    started = time.time()
    made = test_data.copy()
    numbers = made.select_dtypes(include=[np.number]).columns
    made[numbers] = StandardScaler().fit_transform(made[numbers])
    return time.time() - started
