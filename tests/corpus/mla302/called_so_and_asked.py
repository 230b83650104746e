"""Rows that a model is asked about are held out, as their name says."""

import joblib
import numpy as np
import pandas as pd
from sklearn.preprocessing import StandardScaler


def answers(path):
    test_data = pd.read_csv(path)
    numbers = test_data.select_dtypes(include=[np.number]).columns
    test_data[numbers] = StandardScaler().fit_transform(test_data[numbers])  # expect: MLA302 as warning
    return joblib.load("model.joblib").predict(test_data)
