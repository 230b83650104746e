# a form of: routes that hand on what a function answers
from answers import label, seed_rows, similar, similar_checked, summarise, translate
from flask import Flask, jsonify, make_response, request

app = Flask(__name__)


@app.post("/summary")
def summary():
    found = summarise(request.json["text"], MODEL)
    return jsonify(found)


@app.post("/translation")
def translation():
    found = translate(request.json["text"], MODEL)
    if "error" in found:
        return jsonify(found), 500
    return jsonify(found)


@app.post("/label")
def labelled():
    found = label(request.json["text"], MODEL)
    return jsonify({"label": found["label"]})


@app.post("/rows")
def rows():
    found = seed_rows(STORE)
    return jsonify({"status": "success", "details": found})


@app.post("/similar")
def near():
    found = similar(request.json["item"], TABLE)
    return make_response(jsonify(found), 200)


@app.post("/similar/checked")
def near_checked():
    found = similar_checked(request.json["item"], TABLE)
    if found is None:
        return make_response(jsonify({"error": "unknown item"}), 404)
    return make_response(jsonify(found), 200)
