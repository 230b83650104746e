# a form of: a service that imports all names of the module that loads its model
"""The service."""

from flask import Flask, jsonify, request
from loading import *

app = Flask(__name__)
scorer = load_scorer("scorer.pt")


@app.post("/score")
def score():
    return jsonify({"score": ask(scorer, request.json["values"])})
