# a form of: an app that limits all of its routes at once, one of them more, and asks nobody who they are
from flask import Flask, jsonify, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

app = Flask(__name__)  # expect: MLA702
limiter = Limiter(get_remote_address, app=app, default_limits=["60/minute"])


@app.route("/score", methods=["POST"])
@limiter.limit("5/minute")
def predict_score():
    return jsonify(score=float(model.predict([request.get_json()["row"]])[0]))
