# seen in: QuivrHQ/quivr examples/quivr-whisper/app.py@947a785415c6c35ab2ae8157222b4720b0710b4d
import os

from flask import Flask, jsonify, session

app = Flask(__name__)
app.secret_key = "secret"  # expect: MLA403
app.config["SECRET_KEY"] = "dev"  # expect: MLA403
app.config["SESSION_COOKIE_NAME"] = "questions"


def configure(other):
    other.secret_key = os.environ["SECRET_KEY"]


@app.route("/predict", methods=["POST"])
def predict():
    session["asked"] = session.get("asked", 0) + 1
    return jsonify({"asked": session["asked"]})
