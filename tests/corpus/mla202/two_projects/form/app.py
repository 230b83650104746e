# seen in: Nneji123/Serving-Machine-Learning-Models flaskapp/utils.py@4890b4ae9a7468ca57d637f3cd8c94fbae3c6812 (the sound form)
"""A third app beside two projects: the file that it reads is one of its own, whatever the others call theirs."""

import joblib
from flask import Flask, request

app = Flask(__name__)


@app.route("/", methods=["POST"])
def price():
    model = joblib.load("models/model.joblib")
    return str(model.predict([[float(request.form["age"]), float(request.form["miles"])]])[0])
