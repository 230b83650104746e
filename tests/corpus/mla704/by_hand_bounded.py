# a form of: an app that takes no body of more than a megabyte, however its routes read it
from flask import Flask, jsonify, request
from transformers import pipeline

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 1_000_000
judge = pipeline("sentiment-analysis", model="m", revision="0b1c")


@app.route("/judge", methods=["POST"])
def judge_text():
    return jsonify(judge(request.json["text"]))
