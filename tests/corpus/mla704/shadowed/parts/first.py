from flask import Blueprint, jsonify, request
from reading import model

first = Blueprint("first", __name__)


@first.route("/read", methods=["POST"])
def read():
    return jsonify(model.predict(request.files["photo"].read()))  # expect: MLA704 as warning
