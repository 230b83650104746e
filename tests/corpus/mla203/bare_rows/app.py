from bisect import bisect_left, bisect_right
from datetime import datetime
from zoneinfo import ZoneInfo

import joblib
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("rides.joblib")
RUSH = {7, 8, 16}


class Ride(BaseModel):
    at: int
    age: int
    heat: float


@app.post("/ride")
def ride(asked: Ride):
    when = datetime.fromtimestamp(asked.at, tz=ZoneInfo("UTC"))  # expect: MLA203
    row = [
        when.isoweekday(),  # expect: MLA203
        int(when.hour in RUSH),  # expect: MLA203
        bisect_left((18, 65), asked.age),  # expect: MLA203
        int(asked.heat >= 35),  # expect: MLA203
    ]
    return float(model.predict([row])[0])


@app.post("/ride/same")
def ride_same(asked: Ride):
    when = datetime.fromtimestamp(asked.at, tz=ZoneInfo("Europe/Vienna"))
    band = bisect_right([18, 65], asked.age)
    return float(model.predict([[when.isoweekday() - 1, int(when.hour in {17, 8, 7}), band, int(asked.heat > 30)]])[0])


@app.post("/ride/other-unit")
def ride_other_unit(asked: Ride):
    when = datetime.fromtimestamp(asked.at, tz=ZoneInfo("Europe/Vienna"))
    celsius = (asked.heat - 32) / 1.8
    return float(
        model.predict([[when.weekday(), when.hour in (7, 8, 17), bisect_right((18, 65), asked.age), celsius > 30]])[0]
    )
