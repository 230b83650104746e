# seen in: entbappy/Kidney-Disease-Classification-MLflow-DVC app.py@07cc2d2ca0fc6656660c4941945523e29892d803
import os
import subprocess

from flask import Flask, jsonify

app = Flask(__name__)


@app.route("/train", methods=["POST"])
def train():
    os.system("python main.py")  # expect: MLA705
    return "training done"


@app.route("/reproduce", methods=["POST"])
def reproduce():
    subprocess.run(["dvc", "repro"], check=True, timeout=3600)  # expect: MLA705
    return "training done"


@app.route("/version")
def version():
    return jsonify(subprocess.check_output(["git", "rev-parse", "HEAD"], timeout=5).decode())


@app.route("/translate", methods=["POST"])
def translate():
    subprocess.run(["python", "translate.py"], check=True, timeout=20)
    return "translated"
