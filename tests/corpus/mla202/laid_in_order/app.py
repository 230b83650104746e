import joblib
import numpy as np
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
stored = joblib.load("boats.joblib")
model = stored["model"]


@app.post("/price")
def price(yard: str, sails: str, length: float):
    row = pd.get_dummies(pd.DataFrame({"yard": [yard], "sails": [sails], "length": [length]}))
    row = row.reindex(columns=stored["columns"], fill_value=0)
    return float(model.predict(row)[0])


@app.post("/price/log")
def price_of_log(yard: str, sails: str, length: float):
    row = pd.DataFrame({"yard": [yard], "sails": [sails], "length": [length]})
    row["length"] = np.log1p(row["length"])  # expect: MLA202
    row = pd.get_dummies(row).reindex(columns=stored["columns"], fill_value=0)
    return float(model.predict(row)[0])
