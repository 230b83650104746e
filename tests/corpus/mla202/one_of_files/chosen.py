import os
from enum import Enum

import joblib
import pandas as pd
from fastapi import FastAPI


class Files(str, Enum):
    RIDGE = "models/rents_ridge.joblib"
    OTHER = "models/prices_lasso.joblib"


app = FastAPI()
if os.getenv("OTHER"):
    model = joblib.load(Files.OTHER.value)
else:
    model = joblib.load(Files.RIDGE.value)


@app.post("/rent")
def rent(area: float, floor: int):
    return float(model.predict(pd.DataFrame([{"area": area, "floor": floor}]))[0])  # expect: MLA202
