# seen in: robertlupo1997/kkbox-churn-prediction api/services/model_service.py@89707cad3bfd2ae20900f7593e94c184ce6d9b25
"""Rows without a prediction, which a number fills."""

import pandas as pd
from fastapi import FastAPI

app = FastAPI()


@app.get("/readers")
def readers():
    table = pd.read_parquet("readers.parquet").merge(pd.read_parquet("scores.parquet"), how="left")
    risks = table["loan_pred"].fillna(0.5)  # expect: MLA109 as warning
    ages = table["age"].fillna(40)  # ok: no prediction
    return {"risks": risks.tolist(), "ages": ages.tolist()}


@app.get("/scored")
def scored():
    table = pd.read_parquet("readers.parquet").merge(pd.read_parquet("scores.parquet"), how="left")
    table = table.dropna(subset=["loan_pred"])
    return {"risks": table["loan_pred"].tolist()}
