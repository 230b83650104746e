import joblib
import numpy as np
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load(filename="models/wines.joblib")


@app.post("/points")
def points(sugar: float, age: int):
    row = pd.DataFrame(data=[{"sugar": sugar, "age": age}])
    return float(model.predict(X=row)[0])  # expect: MLA202


@app.post("/points/same")
def points_same(sugar: float, age: int):
    row = pd.DataFrame(data=[{"sugar": np.log1p(sugar), "age": age}])
    return float(model.predict(X=row)[0])
