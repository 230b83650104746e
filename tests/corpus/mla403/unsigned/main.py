# a form of: a service of Flask without sessions
from flask import Flask, jsonify

from config import Config

app = Flask(__name__)
app.config.from_object(Config)


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify({"score": 1})
