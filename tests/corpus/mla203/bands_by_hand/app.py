import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")
NAMES = ["band", "often", "size", "part", "rich"]


class Person(BaseModel):
    age: int
    visits: int
    square_metres: float
    hour: int
    income: float


@app.post("/leaves")
def leaves(person: Person):
    row = person.model_dump()
    row["band"] = 0 if row["age"] <= 30 else 1 if row["age"] <= 60 else 2
    row["often"] = 1 if row["visits"] >= 11 else 0
    if row["square_metres"] < 100:
        row["size"] = 0
    elif 100 <= row["square_metres"] < 1000:
        row["size"] = 1
    else:
        row["size"] = 2
    if row["hour"] >= 18:
        row["part"] = 2
    elif row["hour"] >= 6:
        row["part"] = 1
    else:
        row["part"] = 0
    row["rich"] = 0
    if row["income"] > 80000:
        row["rich"] = 1
    return {"leaves": int(model.predict(pd.DataFrame([row])[NAMES])[0])}


@app.post("/leaves-by-other-bands")
def leaves_by_other_bands(person: Person):
    row = person.model_dump()
    row["band"] = 0 if row["age"] < 30 else 1 if row["age"] < 60 else 2  # expect: MLA203
    row["often"] = 1 if row["visits"] >= 10 else 0  # expect: MLA203
    row["size"] = 0 if row["square_metres"] < 120 else 1 if row["square_metres"] < 1000 else 2  # expect: MLA203
    row["part"] = 0 if row["hour"] < 6 else 1 if row["hour"] < 20 else 2  # expect: MLA203
    row["rich"] = 0
    if row["income"] > 100000:
        row["rich"] = 1  # expect: MLA203
    return {"leaves": int(model.predict(pd.DataFrame([row])[NAMES])[0])}
