from flask import Blueprint, jsonify, request
from reading import model

second = Blueprint("second", __name__)


@second.route("/read", methods=["POST"])
def read_again():
    return jsonify(model.predict(request.files["photo"].read()))  # expect: MLA704 as info


@second.route("/read", methods=["PUT"])
def read_other():
    return jsonify(model.predict(request.files["photo"].read()))  # expect: MLA704 as warning
