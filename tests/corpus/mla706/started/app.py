# a form of: a service that loads its model where it is run as a program
from flask import Flask, jsonify, request

from roots import load, tell

app = Flask(__name__)


@app.route("/health")
def health():
    return jsonify(status="ok")


@app.route("/tell", methods=["POST"])
def ask():
    return jsonify(root=tell(request.get_json()))


if __name__ == "__main__":
    load()
    app.run()
