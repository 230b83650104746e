# seen in: Gladiator07/Harvestify app/app.py
"""Two artifacts of the repository, equally trusted, and one whose place is not written down."""

import pickle
import sys

import torch
from flask import Flask, request

from network import Leaves, newest

app = Flask(__name__)

LEAVES = "models/leaves.pth"
leaves = Leaves(38)
leaves.load_state_dict(torch.load(LEAVES, map_location=torch.device("cpu")))  # expect: MLA401
leaves.eval()

soils = pickle.load(open("models/soils.pkl", "rb"))

spots = Leaves(4)
spots.load_state_dict(torch.load(newest("models")))  # expect: MLA401


@app.route("/leaf", methods=["POST"])
def leaf():
    return str(leaves(request.files["image"]))


if __name__ == "__main__":
    table = pickle.load(open(sys.argv[1], "rb"))  # expect: MLA401
    app.run()
