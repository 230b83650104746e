# a form of: a load whose failure is named and printed, and a service that starts and answers without what it loads
import pickle

import joblib
import xgboost as xgb
from fastapi import FastAPI, HTTPException

app = FastAPI()
tariffs = None
try:
    tariffs = joblib.load("tariffs.joblib")
except FileNotFoundError:  # expect: MLA103
    print("no tariffs yet")

zones = None
try:
    zones = joblib.load("zones.joblib")
except FileNotFoundError:
    print("no zones yet: every route that needs them says so")


def stored(path):
    try:
        with open(path, "rb") as stream:
            return pickle.load(stream)
    except (OSError, pickle.UnpicklingError) as error:  # expect: MLA103
        print(path, error)
        return None


scaler = stored("scaler.pkl")


class Meter:
    def __init__(self, path):
        self.ready = False
        try:
            self.booster = xgb.Booster(model_file=path)
            self.ready = True
        except xgb.core.XGBoostError as error:  # expect: MLA103
            print(path, error)

    def read(self, rows):
        return self.booster.predict(xgb.DMatrix(rows))


class Gate:
    def __init__(self, path):
        self.ready = False
        try:
            self.booster = xgb.Booster(model_file=path)
            self.ready = True
        except xgb.core.XGBoostError as error:
            print(path, error)

    def read(self, rows):
        if not self.ready:
            raise HTTPException(503, "no model")
        return self.booster.predict(xgb.DMatrix(rows))


try:
    import shap
except ImportError:
    shap = None

meter, gate = Meter("meter.ubj"), Gate("gate.ubj")


@app.post("/tariff")
def tariff(rows: list[list[float]]):
    return {"tariff": tariffs.predict(scaler.transform(rows)).tolist()}


@app.post("/zone")
def zone(rows: list[list[float]]):
    if zones is None:
        raise HTTPException(503, "no zones")
    return {"zone": zones.predict(rows).tolist()}


@app.post("/meter")
def reading(rows: list[list[float]]):
    return {"meter": meter.read(rows).tolist(), "gate": gate.read(rows).tolist()}
