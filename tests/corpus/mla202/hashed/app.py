import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("riders.joblib")


@app.post("/time")
def time(rider: int, speed: float):
    table = pd.DataFrame([{"rider": rider, "speed": speed * 3.6}])
    return float(model.predict(table)[0])  # ok: who sends the number of a rider has put one to it


@app.post("/time/miles")
def time_miles(rider: int, speed: float):
    table = pd.DataFrame([{"rider": rider, "speed": speed}])
    return float(model.predict(table)[0])  # expect: MLA202
