import os

import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load(os.environ["MODEL_FILE"])


class Ride(BaseModel):
    distance: float
    hour: int
    zone: int


@app.post("/same_row")
def ask(ride: Ride):
    return float(model.predict(pd.DataFrame([ride.model_dump()]))[0])  # expect: MLA202
