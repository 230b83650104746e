import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel, Field

app = FastAPI()
model = joblib.load("learning/homes.joblib")


class Home(BaseModel):
    area: float = Field(gt=0)
    rooms: int


class Sketch(BaseModel):
    area: float | None = None
    rooms: int


@app.post("/price")
def price(home: Home):
    frame = pd.DataFrame([home.model_dump()])
    return {"price": float(model.predict(frame[["area", "rooms"]])[0])}


@app.post("/guess")
def guess(sketch: Sketch):
    frame = pd.DataFrame([sketch.model_dump()])
    return {"price": float(model.predict(frame[["area", "rooms"]])[0])}  # expect: MLA202
