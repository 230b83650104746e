import joblib
import pandas as pd
from fastapi import FastAPI
from features import prepared
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")
encoder = joblib.load("encoder.joblib")


class Person(BaseModel):
    age: int
    work: str


@app.post("/told")
def told(person: Person):
    row = pd.DataFrame([person.model_dump()])
    x, _ = prepared(row, ["work"], training=False, encoder=encoder)  # ok: nothing is fitted
    return model.predict(x).tolist()


@app.post("/forgotten")
def forgotten(person: Person):
    row = pd.DataFrame([person.model_dump()])
    x, _ = prepared(row, ["work"])  # expect: MLA201
    return model.predict(x).tolist()
