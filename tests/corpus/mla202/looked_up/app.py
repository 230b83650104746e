import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("riders.joblib")
NOTES = {"good": 1, "bad": 0}


class Rider(BaseModel):
    sex: str
    plan: str
    note: str


@app.post("/safe")
def safe(rider: Rider):
    if rider.sex.lower() == "male":
        sex = 1
    else:
        sex = 0
    plan = 1 if rider.plan.strip().lower() == "yes" else 0
    row = {"sex": sex, "plan": plan, "note": NOTES[rider.note.lower()]}
    return int(model.predict(pd.DataFrame([row]))[0])


@app.post("/as-sent")
def as_sent(rider: Rider):
    sex = 0 if rider.sex == "female" else 1
    row = {"sex": sex, "plan": rider.plan, "note": NOTES[rider.note.lower()]}
    return int(model.predict(pd.DataFrame([row]))[0])  # expect: MLA202
