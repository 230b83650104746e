import joblib
import pandas as pd
from flask import Flask, request

app = Flask(__name__)
trees = joblib.load("trees.joblib")
line = joblib.load("line.joblib")


@app.post("/trees")
def by_trees():
    row = pd.DataFrame([request.get_json()])[["minutes", "day"]]
    return {"left": float(trees.predict_proba(row)[0, 1])}  # ok: 601 minutes and 600 end in the same leaf


@app.post("/line")
def by_line():
    row = pd.DataFrame([request.get_json()])[["minutes", "day"]]
    return {"left": float(line.predict_proba(row)[0, 1])}  # expect: MLA202 as info
