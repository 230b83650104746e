# seen in: Nipun-Malinga/churn-prediction-system system/backend/server/application/utils/data_preprocess_utils.py@e72fed964c856c3f208df6a53112e5b69bf4b2f2 (the sound form)
import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
NAMES = joblib.load("names.joblib")
model = joblib.load("model.joblib")


class Member(BaseModel):
    age: float
    plan: str


@app.post("/once")
def once(member: Member):
    parts = {name: joblib.load(f"{name}.joblib") for name in NAMES}
    row = pd.DataFrame([member.model_dump()])
    row["plan"] = parts["plans"].transform(row["plan"])
    return model.predict(parts["scaler"].transform(row)).tolist()  # ok: two files, each by its name


@app.post("/twice")
def twice(member: Member):
    parts = {name: joblib.load(f"{name}.joblib") for name in NAMES}
    row = pd.DataFrame([member.model_dump()])
    scaled = parts["scaler"].transform(row)
    return model.predict(parts["scaler"].transform(scaled)).tolist()  # expect: MLA213
