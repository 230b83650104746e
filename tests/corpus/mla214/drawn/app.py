# seen in: RuiFSP/mlops-2025-final_project src/pipelines/prediction_pipeline.py
import random

import joblib
import numpy as np
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("wait.joblib")


@app.post("/wait")
def wait(order: dict):
    rows = pd.DataFrame()
    rows["items"] = [order["items"]]
    for i in range(len(rows)):
        rows.loc[i, "queue"] = random.randint(0, 12)  # expect: MLA214
        rows.loc[i, "staff"] = random.randint(1, 4)
    return float(model.predict(rows)[0])


@app.post("/wait/record")
def wait_record(order: dict):
    row = {"items": order["items"], "queue": np.random.poisson(4)}  # expect: MLA214
    return float(model.predict(pd.DataFrame([row]))[0])


@app.get("/selftest")
def selftest():
    row = {"items": random.randint(1, 9), "queue": random.randint(0, 12), "staff": 2}
    return float(model.predict(pd.DataFrame([row]))[0])
