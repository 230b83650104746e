import joblib
import numpy as np
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("rent.joblib")
columns = joblib.load("columns.joblib")
CITIES = ["Bergen", "Oslo"]


class Flat(BaseModel):
    area: float
    rooms: int
    city: str
    heat: str


@app.post("/record")
def of_record(flat: Flat):
    row = {name: 0 for name in columns}
    row["area"] = flat.area
    row["rooms"] = flat.rooms
    row[f"city_{flat.city}"] = 1
    row["heat_" + flat.heat] = 1
    return float(model.predict(pd.DataFrame([row])[columns])[0])


@app.post("/zeros")
def of_zeros(flat: Flat):
    frame = pd.DataFrame(np.zeros((1, len(columns))), columns=columns)
    frame["area"] = flat.area
    frame["rooms"] = flat.rooms
    frame[f"city_{flat.city}"] = 1
    frame[f"heat_{flat.heat}"] = 1
    return float(model.predict(frame)[0])


@app.post("/loop")
def of_loop(flat: Flat):
    frame = pd.DataFrame([flat.dict()])
    for city in CITIES:
        frame[f"city_{city}"] = 1 if flat.city == city else 0
    for heat in ("gas", "oil"):
        frame[f"heat_{heat}"] = int(flat.heat == heat)
    return float(model.predict(frame[columns])[0])


@app.post("/written")
def written_out(flat: Flat):
    frame = pd.DataFrame([flat.dict()])
    frame["city_Bergen"] = 1 if flat.city == "Bergen" else 0
    frame["city_Oslo"] = 1 if flat.city == "Oslo" else 0
    frame["heat_gas"] = 1 if flat.heat == "gas" else 0
    frame["heat_oil"] = 1 if flat.heat == "oil" else 0
    return float(model.predict(frame[columns])[0])


@app.post("/raw")
def raw(flat: Flat):
    row = {"area": flat.area, "rooms": flat.rooms, "city": flat.city, "heat": flat.heat}
    return float(model.predict(pd.DataFrame([row]))[0])  # expect: MLA202
