import joblib
import pandas as pd
from fastapi import FastAPI

from features import centred, indicators

app = FastAPI()
model = joblib.load("prices.joblib")
other = joblib.load("others.joblib")


@app.post("/next")
def following(rows: list[dict]):
    return model.predict(indicators(pd.DataFrame(rows))).tolist()


@app.post("/other")
def another(rows: list[dict]):
    return other.predict(centred(pd.DataFrame(rows))).tolist()
