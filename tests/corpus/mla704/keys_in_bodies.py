# seen in: PhoenixWild29/secureai-deepfake-detection api.py@a93dcb224db82a73538d14e068d052e05c9b68b7
import uuid

import joblib
from flask import Flask, request

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 1_000_000
model = joblib.load("frogs.joblib")
batches = {}
settings = {}
PONDS = {"north", "south"}
levels = {}


@app.route("/frogs/batch", methods=["POST"])
def batch():
    if "rows" not in request.files:
        return {"error": "no rows"}, 400
    name = str(uuid.uuid4())
    batches[name] = {"state": "running"}  # expect: MLA704
    return {"name": name, "kind": model.predict([[1.0]]).tolist()}


@app.route("/frogs/level", methods=["POST"])
def level():
    pond = request.get_json()["pond"]
    if pond not in PONDS:
        return {"error": "unknown pond"}, 404
    levels[pond] = request.get_json()["level"]
    return {"ok": True}
