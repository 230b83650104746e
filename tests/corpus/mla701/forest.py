# seen in: I2S9/Customer-churn-prediction-ml src/api/app.py@2c57a17e6f62ea4777fd517ba2ab6ee24c6e2686
"""A forest over the rows of a request: nothing here makes a network."""

import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("churn.joblib")


@app.post("/many")
async def many(rows: list[dict]):
    return model.predict_proba(pd.DataFrame(rows))[:, 1].tolist()  # expect: MLA701 as warning
