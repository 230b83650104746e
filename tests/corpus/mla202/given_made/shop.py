"""Asks a model of other columns, read from wherever the setting says: it is not the one that is trained here."""

import os

import joblib
import pandas as pd
from flask import Flask, request

app = Flask(__name__)
model = joblib.load(os.environ["SHOP_MODEL"])


@app.route("/late", methods=["POST"])
def late():
    body = request.get_json()
    row = {"weight": body["weight"], "freight": body["freight"]}
    return {"late": float(model.predict(pd.DataFrame([row]))[0])}
