# a form of: a service that only counts tokens; a tokenizer is no model
from flask import Flask, jsonify, request
from transformers import AutoTokenizer

app = Flask(__name__)
tokenizer = AutoTokenizer.from_pretrained("m", revision="0b1c")


@app.route("/tokens", methods=["POST"])
def tokens():
    return jsonify(count=len(tokenizer(request.json["text"])["input_ids"]))
