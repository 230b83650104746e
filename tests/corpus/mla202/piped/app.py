import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("clients.joblib")
PLANS = {"free": 0, "paid": 1}


@app.post("/left")
def left(plan: str, months: float):
    row = pd.DataFrame([{"plan": PLANS[plan], "months": months}])
    return bool(model.predict(row)[0])  # expect: MLA202


@app.post("/left/years")
def left_years(plan: str, months: float):
    row = pd.DataFrame([{"plan": PLANS[plan], "months": months / 12.5}])
    return bool(model.predict(row)[0])
