import joblib
import pandas as pd
from flask import Flask, request

app = Flask(__name__)
trees = joblib.load("trees.joblib")
line = joblib.load("line.joblib")


def asked():
    return pd.DataFrame([request.get_json()])[["minutes", "speed"]]


@app.post("/trees")
def by_trees():
    return {"fare": float(trees.predict(asked())[0])}  # ok: 181 minutes and 180 end in the same leaf


@app.post("/line")
def by_line():
    return {"fare": float(line.predict(asked())[0])}  # expect: MLA202


@app.post("/line/bounded")
def by_line_bounded():
    row = asked()
    row["minutes"] = row["minutes"].clip(upper=180)
    row["speed"] = row["speed"].mask(row["speed"] < 3, 3)
    return {"fare": float(line.predict(row)[0])}  # ok: the same bounds in other words
