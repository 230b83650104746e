import pickle

import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
with open("learning/members.pkl", "rb") as source:
    bundle = pickle.load(source)


class Member(BaseModel):
    plan: str
    months: int


@app.post("/leaves")
def leaves(member: Member):
    row = pd.get_dummies(pd.DataFrame([member.model_dump()]), drop_first=True)  # expect: MLA205
    row = row.reindex(columns=bundle["columns"], fill_value=0)
    return {"leaves": int(bundle["model"].predict(row)[0])}


@app.post("/stays")
def stays(member: Member):
    row = pd.get_dummies(pd.DataFrame([member.model_dump()]))
    row = row.reindex(columns=bundle["columns"], fill_value=0)
    return {"leaves": int(bundle["model"].predict(row)[0])}
