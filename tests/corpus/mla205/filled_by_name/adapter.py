# seen in: Eshajha19/agri ml/adapters/xgboost_adapter.py
import joblib
import pandas as pd


class Adapter:
    def __init__(self):
        self.model = joblib.load("harvest.joblib")
        self.names = []
        if hasattr(self.model, "feature_names_in_"):
            self.names = list(self.model.feature_names_in_)

    def prepare(self, given):
        row = pd.get_dummies(pd.DataFrame([given]))
        if self.names:
            lacking = [name for name in self.names if name not in row.columns]
            for name in lacking:
                row[name] = 0
            row = row[self.names]
        return row

    def predict(self, given):
        return self.model.predict(self.prepare(given))

    def predict_quickly(self, given):
        row = pd.get_dummies(pd.DataFrame([given]))  # expect: MLA205
        row["year"] = 0
        return self.model.predict(row)
