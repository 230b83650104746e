# seen in: 101sid/Cooling_Tower backend/app.py 685d09f0748d0048d9d6cac7b55d542920d76717
import pickle

import numpy as np
from flask import Flask, request

app = Flask(__name__)


def load(prefix):
    return {
        "efficiency": pickle.load(open(f"{prefix}_eff.pkl", "rb")),  # expect: MLA211
        "residue": pickle.load(open(f"{prefix}_residue.pkl", "rb")),
        "hourly": pickle.load(open(f"{prefix}_hourly.pkl", "rb")),  # another word altogether
    }


kiln = load("kiln")
colour = pickle.load(open("colour_best.pkl", "rb"))  # expect: MLA211
batch = pickle.load(open("batch_winter.pkl", "rb"))  # which batches there are is not told


@app.route("/fire", methods=["POST"])
def fire():
    sent = request.get_json()
    row = np.array([[float(sent["heat"]), float(sent["draught"]), float(sent["load"])]])
    answers = {name: float(model.predict(row)[0]) for name, model in kiln.items()}
    answers["residue"] = float(kiln["residue"].predict(row)[0])
    answers["hourly"] = float(kiln["hourly"].predict(row)[0])
    answers["efficiency"] = float(kiln["efficiency"].predict(row)[0])
    return answers | {"colour": float(colour.predict(row)[0]), "batch": float(batch.predict(row)[0])}
