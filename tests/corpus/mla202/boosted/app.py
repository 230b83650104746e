import numpy as np
import pandas as pd
import xgboost as xgb
from fastapi import FastAPI

app = FastAPI()
booster = xgb.Booster(model_file="fraud.ubj")


@app.post("/fraud")
def fraud(rows: list[dict]):
    return booster.predict(xgb.DMatrix(pd.DataFrame(rows)[["amount", "age"]])).tolist()  # expect: MLA202


@app.post("/fraud/log")
def fraud_log(rows: list[dict]):
    table = pd.DataFrame(rows)
    table["amount"] = np.log1p(table["amount"])
    return booster.predict(xgb.DMatrix(table[["amount", "age"]])).tolist()
