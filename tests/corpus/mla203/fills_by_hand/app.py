import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
kept = joblib.load("model.joblib")


class Person(BaseModel):
    age: float | None
    income: float | None
    visits: float | None


@app.post("/leaves")
def leaves(person: Person):
    row = person.model_dump()
    if row["age"] is None:
        row["age"] = 40  # expect: MLA203
    row["income"] = kept["income"] if pd.isna(row["income"]) else row["income"]
    row["visits"] = 1 if row["visits"] is None else row["visits"]
    table = pd.DataFrame([row])[["age", "income", "visits"]]
    return {"leaves": int(kept["model"].predict(table)[0])}
