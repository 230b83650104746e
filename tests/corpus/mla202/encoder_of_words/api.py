import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("leaves.joblib")
NAMES = ["student", "remote", "rank", "student_alone", "seats"]


class Member(BaseModel):
    student: int
    remote: int
    plan: str
    seats: int


@app.post("/leaves")
def leaves(member: Member) -> float:
    rows = pd.DataFrame([member.model_dump()])
    rows["rank"] = rows["plan"].map({"free": 0, "plus": 1, "team": 2})
    rows["student_alone"] = ((rows["student"] == 1) & (rows["seats"] == 1)).astype(int)
    return float(model.predict_proba(rows[NAMES])[0, 1])  # expect: MLA202
