import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("loans.pkl")
preparer = joblib.load("preparer.pkl")


@app.post("/score")
def score(values: dict):
    rows = preparer.transform(pd.DataFrame([values]))
    return float(model.predict_proba(rows)[0][1])  # ok: the saved object does all that training did


@app.post("/score/raw")
def score_raw(values: dict):
    return float(model.predict_proba(pd.DataFrame([values]))[0][1])  # expect: MLA202
