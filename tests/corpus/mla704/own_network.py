# a form of: a network of the project's own, known by the block that it is asked in
import torch
from flask import Flask, jsonify, request

from network import build

app = Flask(__name__)
network = build("network.pt")


@app.route("/texts", methods=["POST"])
def texts():
    sent = request.get_json()
    with torch.no_grad():
        scores = network(encode(sent.get("texts", [])))  # expect: MLA704
    return jsonify(scores.tolist())


@app.route("/words", methods=["POST"])
def words():
    sent = request.get_json()
    return jsonify([len(text.split()) for text in sent.get("texts", [])])


def encode(texts):
    return torch.tensor([[float(len(text))] for text in texts])
