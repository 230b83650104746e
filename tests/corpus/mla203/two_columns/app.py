import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")
NAMES = ["ratio", "area", "rest", "load"]


class Loan(BaseModel):
    debt: float
    income: float
    wide: float
    long: float
    years: float


@app.post("/late")
def late(loan: Loan):
    row = loan.model_dump()
    row["ratio"] = row["debt"] / (1 + row["income"])
    row["area"] = row["long"] * row["wide"]
    row["rest"] = row["income"] - row["debt"]
    row["load"] = row["debt"] / (row["years"] + 1e-6)
    return {"late": int(model.predict(pd.DataFrame([row])[NAMES])[0])}


@app.post("/late-otherwise")
def late_otherwise(loan: Loan):
    row = loan.model_dump()
    row["ratio"] = row["debt"] / (row["income"] + 10)  # expect: MLA203
    row["area"] = row["long"] + row["wide"]  # expect: MLA203
    row["rest"] = row["income"] - row["debt"]
    row["load"] = row["debt"] / (row["years"] * 12)  # expect: MLA203
    return {"late": int(model.predict(pd.DataFrame([row])[NAMES])[0])}
