# a form of: keys_in_bodies.py, where a key of the body names who sends it, and a helper adds
import joblib
from flask import Flask, request

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 1_000_000
model = joblib.load("frogs.joblib")
_known = {}


@app.route("/frogs/hello", methods=["POST"])
def hello():
    return greet(request.get_json().get("fingerprint"))


def greet(fingerprint: str):
    if fingerprint in _known:
        return _known[fingerprint]
    _known[fingerprint] = {"kind": model.predict([[1.0]]).tolist()}  # expect: MLA704 as info
    return _known[fingerprint]
