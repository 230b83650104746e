import joblib
import polars as pl
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model, vectorizer = joblib.load("models/ride.joblib")


class Ride(BaseModel):
    PU: int
    DO: int
    distance: float


@app.post("/predict")
def predict(ride: Ride):
    lf = pl.LazyFrame({"PU": [ride.PU], "DO": [ride.DO], "distance": [ride.distance]})
    rows = vectorizer.transform(lf.collect().to_dicts())  # expect: MLA202
    return {"duration": model.predict(rows)[0]}
