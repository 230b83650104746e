"""Who asks gives the code of the colour under the name of the code; the region comes as it is written."""

import joblib
import pandas as pd
from flask import Flask, request

app = Flask(__name__)
model = joblib.load("bottles.joblib")


@app.route("/score", methods=["POST"])
def score():
    body = request.get_json()
    row = {"colour_code": body["colour_code"], "sealed": body["sealed"], "alcohol": body["alcohol"]}
    return {"score": float(model.predict(pd.DataFrame([row]))[0])}


@app.route("/score/region", methods=["POST"])
def score_region():
    body = request.get_json()
    row = {"colour_code": body["colour_code"], "region": body["region"], "alcohol": body["alcohol"]}
    return {"score": float(model.predict(pd.DataFrame([row]))[0])}  # expect: MLA202


@app.route("/score/raw", methods=["POST"])
def score_raw():
    body = request.get_json()
    row = {"colour_code": body["colour_code"], "sealed": body["closure"], "alcohol": body["alcohol"]}
    return {"score": float(model.predict(pd.DataFrame([row]))[0])}  # expect: MLA202
