import joblib
import pandas as pd


class Scorer:
    def __init__(self):
        self.model = joblib.load("tips.joblib")

    def score(self, row):
        return self.model.predict(pd.DataFrame([row])).tolist()
