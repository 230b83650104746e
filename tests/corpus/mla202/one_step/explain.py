# seen in: Omar-Introduc/Heart-Disease-Prediction-ML src/app.py
import joblib
import pandas as pd
import shap
from flask import Flask, request

app = Flask(__name__)
pipeline = joblib.load("heart.joblib")


@app.route("/why", methods=["POST"])
def why():
    rows = pd.DataFrame([request.get_json()])
    risk = float(pipeline.predict_proba(rows)[0, 1])
    if hasattr(pipeline, "steps"):
        last = pipeline.steps[-1][1]
    else:
        last = pipeline
    explainer = shap.TreeExplainer(last)
    return {"risk": risk, "why": explainer.shap_values(rows)[0].tolist()}  # expect: MLA202


@app.route("/why/prepared", methods=["POST"])
def why_prepared():
    rows = pd.DataFrame([request.get_json()])
    risk = float(pipeline.predict_proba(rows)[0, 1])
    explainer = shap.TreeExplainer(pipeline.named_steps["model"])
    ready = pipeline[:-1].transform(rows)
    return {"risk": risk, "why": explainer.shap_values(ready)[0].tolist()}


@app.route("/why/named", methods=["POST"])
def why_named():
    rows = pd.DataFrame([request.get_json()])
    ready = pipeline.named_steps["prepare"].transform(rows)
    both = [pipeline.predict(rows)[0], pipeline.named_steps["model"].predict(ready)[0]]
    return {"both": both}
