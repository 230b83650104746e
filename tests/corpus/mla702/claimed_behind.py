"""A role that a request asks for, where somebody has signed in."""

from flask import Flask, jsonify, request
from flask_login import login_required

from notes import find_notes

app = Flask(__name__)


@app.route("/notes")
@login_required
def notes():
    if request.args.get("role") == "admin":
        return jsonify(find_notes())
    return jsonify(find_notes(owner="me"))
