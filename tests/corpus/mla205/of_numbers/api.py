# seen in: hpekkan/titanicAI api/pipeline.py@5a4ce68216e217c02a3e2bcabcccd81c83b7d8b3
import joblib
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
