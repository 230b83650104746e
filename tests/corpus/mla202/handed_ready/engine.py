"""What the methods are handed was made elsewhere: of it nothing is known."""

import joblib


class Engine:
    def __init__(self):
        self.model = joblib.load("artifacts/wells.joblib")
        self.scaler = joblib.load("artifacts/scaler.joblib")

    def _chances(self, row):
        if hasattr(self.model, "predict_proba"):
            return self.model.predict_proba(row)[:, 1]
        return self.model.predict(row)

    def judge(self, wells):
        return self._chances(self.scaler.transform(wells))


class Ensemble:
    def __init__(self):
        self.model = joblib.load("artifacts/wells.joblib")

    def predict(self, features):
        return self.model.predict(features).tolist()
