# seen in: Azziz14/Disease-Prediction-and-Validation backend/api/routes/multimodal_routes.py
"""Roles that a request claims, and roles that are looked up."""

from flask import Flask, jsonify, request, session

from notes import find_notes, role_of

app = Flask(__name__)


@app.route("/notes")
def notes():
    role = request.args.get("role", "reader")
    said = str(role or "").strip().lower()
    sees_all = "admin" in said or "doctor" in said  # expect: MLA702 as warning
    if sees_all:
        return jsonify(find_notes())
    return jsonify(find_notes(owner=request.args.get("owner")))


@app.route("/drop", methods=["POST"])
def drop():
    if request.json.get("role") != "admin":  # expect: MLA702 as warning
        return jsonify({"error": "not allowed"}), 403
    return jsonify(find_notes(drop=True))


@app.route("/make", methods=["POST"])
def make():
    if request.json.get("role") == "admin":
        return jsonify({"error": "nobody makes these"}), 403
    return jsonify(find_notes(make=True))


@app.route("/mine")
def mine():
    role = role_of(request.args.get("name"))
    if role == "admin":
        return jsonify(find_notes())
    return jsonify(find_notes(owner=request.args.get("name")))


@app.route("/of")
def of_role():
    return jsonify(find_notes(role=request.args.get("role")))
