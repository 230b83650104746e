# a form of: answers that look computed where a model failed, and such that nobody takes for one
"""Demand of a network of heat pumps, hour by hour."""

import joblib
import numpy as np
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("heat.joblib")


@app.get("/demand")
def demand(hours: int):
    loads = read_last_day()
    out = []
    for _ in range(hours):
        try:
            value = model.predict(loads[-24:])[0]
        except Exception:  # expect: MLA102 as error
            value = loads[-1] + np.random.normal(0, 3)
        out.append(float(value))
    return {"demand": out}


@app.get("/peak")
def peak(zone: str):
    try:
        return model.predict(read_zone(zone))[0]
    except Exception:  # expect: MLA102 as warning
        return None


@app.get("/zones")
def zones(names: list[str]):
    found = []
    for name in names:
        try:
            found.append({"zone": name, "demand": float(model.predict(read_zone(name))[0])})
        except Exception:  # expect: MLA102 as warning
            continue
    return {"zones": found}


@app.get("/bounds")
def bounds():
    try:
        column = pd.read_parquet("demand.parquet")["load"]
        return float(column.min()), float(column.max())
    except Exception:  # expect: MLA102 as error
        pass
    return 0.0, 900.0


@app.get("/size")
def size(path: str):
    width = height = 640
    try:
        frame = pd.read_csv(path)
        width, height = frame.shape
    except Exception:
        pass
    return {"path": path}
