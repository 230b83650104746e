# seen in: danieleschmidt/customer-churn-predictor-mlops src/uncertainty_aware_ensembles.py
"""The encoder of the answers, which stand second, is none of what a calibrator learns from; a scaler of its rows is."""

import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import LabelEncoder, StandardScaler

from zoo import chances


class Calibrated:
    def fit(self, answers):
        self.calibrator = self._calibrator(chances("forest"), answers)
        return self

    def _calibrator(self, chances, answers):
        calibrator = LogisticRegression()
        calibrator.fit(chances.reshape(-1, 1), answers)
        return calibrator

    def chances(self):
        held = pd.read_csv("chances.csv")
        return self.calibrator.predict_proba(held[["chance"]])[:, 1]


def run():
    table = pd.read_csv("customers.csv")
    answers = LabelEncoder().fit_transform(table["left"])
    calibrated = Calibrated().fit(answers)
    return calibrated.chances()


def measured():
    table = pd.read_csv("customers.csv")
    scaler = StandardScaler()
    model = LogisticRegression().fit(scaler.fit_transform(table[["age", "calls"]]), table["left"])
    held = pd.read_csv("held.csv")
    return model.predict(held[["age", "calls"]])  # expect: MLA202
