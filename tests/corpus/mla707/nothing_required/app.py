# a form of: a schema of which nothing is required is scored as it is
import joblib
import pandas as pd
from fastapi import FastAPI, HTTPException

from schemas import Checked, Claim, Example, HouseUpdate, Known, Looked, Trips

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/claims")
def claims(claim: Claim):  # expect: MLA707 as warning
    return {"fraud": float(model.predict_proba(pd.DataFrame([claim.model_dump()]))[0, 1])}


@app.post("/claims/again")
def claims_again(claim: Claim):
    return {"fraud": int(model.predict(pd.DataFrame([claim.model_dump()]))[0])}


@app.post("/trips")
def trips(sent: Trips):  # expect: MLA707 as warning
    return {"minutes": model.predict([list(row.model_dump().values()) for row in sent.rows]).tolist()}


@app.post("/flats")
def flats(flat: Checked):
    return {"price": float(model.predict([[flat.area, flat.rooms, flat.floor]])[0])}


@app.post("/bodies")
def bodies(body: Looked):
    if body.weight is None or body.height is None:
        raise HTTPException(422, "weight and height are needed")
    return {"risk": float(model.predict([[body.weight, body.height, body.waist]])[0])}


@app.patch("/houses")
def houses(house: HouseUpdate):
    return {"price": float(model.predict([[house.area, house.rooms, house.floor]])[0])}


@app.post("/known")
def known(house: Known):
    return {"price": float(model.predict([[house.area, house.garden, house.garage]])[0])}


@app.post("/examples")
def examples(person: Example):  # expect: MLA707 as warning
    return {"income": float(model.predict([[person.age, person.hours, person.gain]])[0])}
