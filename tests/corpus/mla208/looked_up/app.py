import joblib
import pandas as pd
from flask import Flask, request

app = Flask(__name__)
model = joblib.load("risk.joblib")
coded = pd.read_csv("coded.csv")


@app.route("/risk", methods=["POST"])
def risk():
    student = coded[coded["name"] == request.get_json()["name"]]
    return {"risk": float(model.predict(student[["course", "year", "age"]])[0])}
