import joblib
import numpy as np
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model, scaler, names = joblib.load("harvest.joblib")


class Harvest(BaseModel):
    rain: float
    variety: str


@app.post("/harvest")
def harvest(row: Harvest):
    fields = row.dict()
    fields["variety_Kent"] = 1 if row.variety == "Kent" else 0
    fields["variety_Raspuri"] = 1 if row.variety == "Raspuri" else 0
    features = [fields.get(name, 0.0) for name in names]
    return float(model.predict(scaler.transform(np.array([features])))[0])


@app.post("/bare")
def bare(row: list[float]):
    return float(model.predict(np.array([row]))[0])  # expect: MLA202
