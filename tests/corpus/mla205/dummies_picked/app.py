# seen in: Azeezmariam/maths_for_ML_summative api/predict.py
import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("profits.joblib")
COLUMNS = ["spend", "state_Florida", "state_Texas"]


class Company(BaseModel):
    spend: float
    state: str


@app.post("/profit")
def profit(company: Company) -> float:
    row = pd.DataFrame([{"spend": company.spend, "state": company.state}])
    states = pd.get_dummies(row[["state"]], drop_first=True)  # expect: MLA205
    table = pd.concat([row.drop(columns=["state"]), states], axis=1)
    for column in COLUMNS:
        if column not in table.columns:
            table[column] = 0
    return float(model.predict(table[COLUMNS])[0])


@app.post("/profit/of-all")
def profit_of_all(company: Company) -> float:
    row = pd.DataFrame([{"spend": company.spend, "state": company.state}])
    states = pd.get_dummies(row[["state"]])
    table = pd.concat([row.drop(columns=["state"]), states], axis=1)
    for column in COLUMNS:
        if column not in table.columns:
            table[column] = 0
    return float(model.predict(table[COLUMNS])[0])
