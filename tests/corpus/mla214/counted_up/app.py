# seen in: Gavesh99324/Telco-Churn-Prediction api/main.py@161ce32bc42a62ed7a9e5aa1ca154c229aef99f2
import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel


class Member(BaseModel):
    pool: str
    sauna: str
    classes: str
    months: int


app = FastAPI()
model = joblib.load("model.joblib")
scaler = joblib.load("scaler.joblib")


@app.post("/leaves")
def leaves(member: Member) -> float:
    rows = pd.DataFrame([member.model_dump()])
    rows["extras"] = 0
    for name in ["pool", "sauna", "classes"]:
        if name in rows.columns:
            rows["extras"] += (rows[name] == "yes").astype(int)
    rows["visits_per_month"] = 0  # expect: MLA214
    return float(model.predict(scaler.transform(rows))[0])
