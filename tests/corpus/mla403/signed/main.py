# a form of: a service that signs with the keys of another module
import jwt
from flask import Flask

from config import CHECKED_SECRET, GATE_SECRET

app = Flask(__name__)


@app.route("/predict", methods=["POST"])
def predict():
    if CHECKED_SECRET == "CHANGE_THIS_TOO":
        raise RuntimeError("set CHECKED_SECRET")
    jwt.encode({}, CHECKED_SECRET)
    return jwt.encode({}, GATE_SECRET)
