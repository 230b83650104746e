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
        row["age"] = kept["age"]
    row["income"] = kept["income"] if pd.isna(row["income"]) else row["income"]
    row.update(visits=row["visits"] if row["visits"] is not None else 1)
    table = pd.DataFrame([row])[["age", "income", "visits"]]
    return {"leaves": int(kept["model"].predict(table)[0])}


@app.post("/leaves-as-sent")
def leaves_as_sent(person: Person):
    row = person.model_dump()
    row["age"] = row["age"] if row["age"] is not None else kept["age"]
    row["visits"] = 1 if row["visits"] is None else row["visits"]
    table = pd.DataFrame([row])[["age", "income", "visits"]]
    return {"leaves": int(kept["model"].predict(table)[0])}  # expect: MLA202
