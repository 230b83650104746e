# a form of: a function that trains, beside the one that requests call
import joblib
import numpy as np
import pandas as pd
from fastapi import FastAPI
from sklearn.ensemble import RandomForestRegressor
from sklearn.preprocessing import StandardScaler

app = FastAPI()
model = joblib.load("yields.joblib")
scaler = StandardScaler()
scaler.mean_, scaler.scale_ = np.load("numbers.npy")
fresh = StandardScaler()


def train_and_save(path):
    table = pd.read_csv(path)
    scaler.fit(table[["rain", "heat"]])
    trained = RandomForestRegressor(random_state=0).fit(scaler.transform(table[["rain", "heat"]]), table["tons"])
    joblib.dump(trained, "yields.joblib")
    np.save("numbers.npy", np.stack([scaler.mean_, scaler.scale_]))


@app.post("/yield")
def tons(rows: list[list[float]]):
    return {"tons": model.predict(scaler.transform(np.array(rows))).tolist()}


@app.post("/fresh")
def fresh_tons(rows: list[list[float]]):
    fresh.fit(np.array(rows))  # expect: MLA201 as error
    return {"tons": model.predict(fresh.transform(np.array(rows))).tolist()}
