import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()


class Scorer:
    def __init__(self, model_path, preparer_path):
        self.model = joblib.load(model_path)
        self.preparer = joblib.load(preparer_path)

    def score(self, values):
        rows = self.preparer.transform(pd.DataFrame([values]))  # ok: what training fitted
        return float(self.model.predict_proba(rows)[0][1])

    def score_raw(self, values):
        return float(self.model.predict_proba(pd.DataFrame([values]))[0][1])  # expect: MLA202


scorer = Scorer(model_path="loans.pkl", preparer_path="preparer.pkl")


@app.post("/score")
def score(values: dict):
    return scorer.score(values)


@app.post("/score/raw")
def score_raw(values: dict):
    return scorer.score_raw(values)
