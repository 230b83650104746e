# a form of: an extension of Flask that asks for a password before each route, by a setting
import os

from flask import Flask, jsonify, request
from flask_basicauth import BasicAuth

app = Flask(__name__)
app.config["BASIC_AUTH_USERNAME"] = os.environ["NAME"]
app.config["BASIC_AUTH_PASSWORD"] = os.environ["WORD"]
app.config["BASIC_AUTH_FORCE"] = True
guard = BasicAuth(app)


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify(model.predict([request.get_json()["row"]]).tolist())
