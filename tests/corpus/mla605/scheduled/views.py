# seen in: HeainLee/Parking-Prediction-API parking/app/test_model.py@78eda96b1792a5367f30d5a60f3b77e986dfc59e
"""A job that a request plans for later, by a helper in a file that loads nothing."""

from flask import Flask, jsonify, request
from planning import ask_now, plan

app = Flask(__name__)


@app.post("/plans")
def plans():
    return jsonify(plan(request.json["lot"]))


@app.post("/now")
def now():
    return jsonify(ask_now(request.json["lot"]))
