# seen in: I2S9/Customer-churn-prediction-ml src/api/app.py@2c57a17e6f62ea4777fd517ba2ab6ee24c6e2686, andresvm18/churn-prediction-mlops api/main.py@27939c906bcc8452991f4b5f47881b61290d10ad
"""A model of a table, and a table that is parsed where the same route then explains each row."""

import io

import joblib
import pandas as pd
from fastapi import FastAPI, UploadFile

import explained

app = FastAPI()
model = joblib.load("churn.joblib")


@app.post("/many")
async def many(rows: list[dict]):
    return model.predict_proba(pd.DataFrame(rows))[:, 1].tolist()  # expect: MLA701 as error


async def read(upload: UploadFile):
    content = await upload.read()
    return pd.read_csv(io.StringIO(content.decode()))  # expect: MLA701 as warning


@app.post("/explain")
async def explain(upload: UploadFile):
    table = await read(upload)
    return [explained.reasons(row) for row in table.itertuples()]  # expect: MLA701 as error


@app.post("/columns")
async def columns(upload: UploadFile):
    return list(pd.read_csv(io.BytesIO(await upload.read())).columns)  # expect: MLA701 as error
