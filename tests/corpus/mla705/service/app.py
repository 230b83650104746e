from threading import Thread

from flask import Flask, jsonify
from training import run

app = Flask(__name__)


@app.route("/train", methods=["POST"])
def train():
    run("now")
    return jsonify({"status": "trained"})


@app.route("/train-later", methods=["POST"])
def train_later():
    Thread(target=later).start()
    return jsonify({"status": "queued"}), 202


def later():
    other.model.fit(*read_all())
