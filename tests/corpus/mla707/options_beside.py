# seen in: Kalyani9618/Heart-Disease colab Rag_Training/rag_pipeline.py@9119f3b6f19489a9ae941ac5d5e109b0064916d6
import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("answers.joblib")


@app.route("/query", methods=["POST"])
def query():
    sent = request.get_json(force=True)
    text = sent.get("query")  # expect: MLA707 as info
    if not text:
        return jsonify({"error": "no query"}), 400
    found = model.predict([text, sent.get("include_images", True), sent.get("top_k_text")])
    return jsonify({"answer": found[0]})


@app.route("/score", methods=["POST"])
def score():
    sent = request.get_json(force=True)
    text = sent.get("query")  # expect: MLA707 as error
    if not text:
        return jsonify({"error": "no query"}), 400
    found = model.predict([text, sent.get("is_adult", False), sent.get("income", 0)])
    return jsonify({"answer": found[0]})


@app.route("/lots", methods=["POST"])
def lots():
    lot_id = request.json["lot_id"]  # expect: MLA707 as warning
    folder = request.json["data_folder"]
    return jsonify({"free": model.predict(read(folder, lot_id)).tolist()})
