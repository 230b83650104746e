import json

import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("cost.joblib")
with open("statistics.json") as file:
    statistics = json.load(file)


@app.post("/cost")
def cost(trips: list[dict]):
    df = pd.DataFrame(trips)
    df["speed"] = (df["speed"] - statistics["mean"]) / statistics["std"]
    df["metres"] = df["metres"] * 0.000621371192
    return model.predict(df[["speed", "metres"]]).tolist()
