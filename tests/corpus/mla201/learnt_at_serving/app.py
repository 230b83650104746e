import joblib
import pandas as pd
from fastapi import FastAPI

from encoding import CityMeans

app = FastAPI()
model = joblib.load("prices.pkl")
app.state.means = CityMeans()


@app.post("/price")
def price(row: dict):
    rows = app.state.means.apply_to_one(pd.DataFrame([row]))
    return model.predict(rows[["city", "age"]]).tolist()
