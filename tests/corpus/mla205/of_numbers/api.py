# seen in: hpekkan/titanicAI api/pipeline.py@5a4ce68216e217c02a3e2bcabcccd81c83b7d8b3
import joblib
import numpy as np
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("berths.joblib")
harbours = joblib.load("harbours.joblib")


class Guest(BaseModel):
    deck: int
    adults: int
    children: int
    harbour: str


@app.post("/numbers")
def numbers(guest: Guest) -> float:
    rows = pd.DataFrame({"deck": [guest.deck], "harbour": [guest.harbour]})
    rows["party"] = guest.adults + guest.children + 1
    rows["harbour_no"] = harbours.transform(rows["harbour"])
    rows = pd.get_dummies(rows[["deck", "party"]])
    return float(model.predict(rows)[0])


@app.post("/words")
def words(guest: Guest) -> float:
    rows = pd.DataFrame({"deck": [guest.deck], "harbour": [guest.harbour]})
    rows["party"] = guest.adults + guest.children + 1
    rows = pd.get_dummies(rows[["deck", "party", "harbour"]])  # expect: MLA205
    return float(model.predict(rows)[0])


def season() -> pd.DataFrame:
    return pd.DataFrame({"deck": range(90), "harbour": np.random.choice(["Oslo", "Moss"], 90)})


@app.get("/season")
def of_season() -> float:
    rows = season()
    rows["harbour_no"] = rows["harbour"].astype("category").cat.codes  # expect: MLA205 as info
    return float(model.predict(rows[["deck", "harbour_no"]]).mean())
