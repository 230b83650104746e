import json

import joblib
import pandas as pd
from flask import Flask, request

app = Flask(__name__)
model = joblib.load("demand.joblib")
scaler = joblib.load("scaler.joblib")
with open("names.json") as file:
    names = json.load(file)


@app.route("/demand", methods=["POST"])
def demand():
    rows = pd.DataFrame(request.get_json()["features"])
    return {"demand": model.predict(scaler.transform(rows[[name for name in names if name in rows.columns]])).tolist()}
