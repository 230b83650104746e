import joblib
import numpy as np
import pandas as pd
from flask import Flask, request

app = Flask(__name__)
model = joblib.load("cabins.joblib")
encoder = joblib.load("encoder.joblib")


@app.post("/price")
def price():
    row = pd.DataFrame([request.get_json()])
    row["sauna"] = row["sauna"].map({"0": "False", "1": "True"})  # ok: the table has them so
    row["sauna"] = encoder.transform(row[["sauna"]])
    return {"price": model.predict(row[["sauna", "beds"]]).tolist()}


@app.post("/price/log")
def price_of_log():
    row = pd.DataFrame([request.get_json()])
    row["sauna"] = encoder.transform(row[["sauna"]])
    row["beds"] = np.log1p(row["beds"])  # expect: MLA202 as warning
    return {"price": model.predict(row[["sauna", "beds"]]).tolist()}
