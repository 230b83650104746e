"""Members were scaled before they were split, wherever that was; loans come as they are in their table."""

import joblib
import numpy as np
import pandas as pd
from flask import Flask, request

app = Flask(__name__)
members = joblib.load("models/members.pkl")
lender = joblib.load("models/lender.pkl")


@app.route("/member", methods=["POST"])
def member():
    table = pd.DataFrame(request.get_json())
    table["balance"] = (table["balance"] - 76485.9) / 62397.4
    return {"leaves": members.predict(table).tolist()}


@app.route("/loan", methods=["POST"])
def loan():
    table = pd.DataFrame(request.get_json())
    table["income"] = np.log1p(table["income"])  # expect: MLA202
    return {"late": lender.predict(table[["income", "term"]]).tolist()}
