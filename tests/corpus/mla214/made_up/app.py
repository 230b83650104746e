import random

import pandas as pd
from fastapi import FastAPI
from forecaster import Forecaster
from pydantic import BaseModel

app = FastAPI()
forecaster = Forecaster("forecaster.joblib")


class Now(BaseModel):
    hour: int


@app.post("/dust")
def dust(now: Now):
    row = {
        "hour": now.hour,
        "wind": 3 + 2 * random.random(),  # expect: MLA214
        "pressure": 1013,
    }
    return {"dust": float(forecaster.predict(pd.DataFrame([row]))[0])}
