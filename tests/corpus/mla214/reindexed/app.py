# seen in: Omar-Introduc/Heart-Disease-Prediction-ML src/app.py
import joblib
import pandas as pd
from flask import Flask, request

app = Flask(__name__)
model = joblib.load("risk.joblib")
names = joblib.load("names.joblib")


@app.route("/risk", methods=["POST"])
def risk():
    rows = pd.DataFrame([request.get_json()])
    rows = rows.reindex(columns=names, fill_value=0)  # expect: MLA214
    return {"risk": float(model.predict(rows)[0])}


@app.route("/risk/fields", methods=["POST"])
def risk_fields():
    body = request.get_json()
    rows = pd.DataFrame([{"age": body["age"], "weight": body["weight"]}])
    rows = rows.reindex(columns=["weight", "age", "pulse"], fill_value=-1)  # expect: MLA214
    return {"risk": float(model.predict(rows)[0])}


@app.route("/risk/known", methods=["POST"])
def risk_known():
    body = request.get_json()
    rows = pd.DataFrame([{"age": body["age"], "weight": body["weight"]}])
    rows = rows.reindex(columns=["weight", "age"], fill_value=0)
    return {"risk": float(model.predict(rows)[0])}


@app.route("/risk/missing", methods=["POST"])
def risk_missing():
    rows = pd.DataFrame([request.get_json()])
    return {"risk": float(model.predict(rows.reindex(columns=names))[0])}


@app.route("/risk/dummies", methods=["POST"])
def risk_dummies():
    rows = pd.get_dummies(pd.DataFrame([request.get_json()]), columns=["smoker"])
    return {"risk": float(model.predict(rows.reindex(columns=names, fill_value=0))[0])}
