# seen in: PacktPublishing/Machine-Learning-Model-Serving-Patterns-and-Best-Practices Chapter 6/flaskApi.py@7d9d0f06727d883d859db27687ca4f80b94c5c8c
import pandas as pd
from flask import Flask, jsonify

app = Flask(__name__)


@app.route("/predict_all", methods=["POST"])
def predict_all():  # gives out what was predicted at night
    table = pd.read_csv("stored/predictions.csv")
    pairs = []
    for _, row in table.iterrows():
        pairs.append((row["article"], row["score"]))
    pairs.sort(reverse=True)
    return jsonify(pairs)
