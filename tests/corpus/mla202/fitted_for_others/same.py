import joblib
import numpy as np
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("models/rents.pkl")


@app.post("/other")
def other(area: float, floor: int):
    return float(model.predict(pd.DataFrame([{"area": np.log1p(area), "floor": floor}]))[0])
