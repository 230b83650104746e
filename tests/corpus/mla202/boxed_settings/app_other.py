import joblib
import pandas as pd
from fastapi import FastAPI

import settings

app = FastAPI()
model = joblib.load(settings.easy().other.model)


@app.post("/car")
def car(area: float, floor: int):
    return float(model.predict(pd.DataFrame([{"area": area, "floor": floor}]))[0])
