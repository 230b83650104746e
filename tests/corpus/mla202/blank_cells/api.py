import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("leaves.joblib")
second = joblib.load("stays.joblib")


class Member(BaseModel):
    plan: str
    city: str


@app.post("/leaves")
def leaves(member: Member) -> float:
    rows = pd.DataFrame([member.model_dump()])
    return float(model.predict_proba(rows[["plan", "city"]])[0, 1])


@app.post("/stays")
def stays(member: Member) -> float:
    rows = pd.DataFrame([member.model_dump()])
    return float(second.predict_proba(rows[["plan", "city"]])[0, 1])  # expect: MLA202
