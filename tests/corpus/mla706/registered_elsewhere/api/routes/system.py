from flask import Blueprint, jsonify
from store import checks

pages = Blueprint("system", __name__)


@pages.route("/system/healthz", methods=["GET"])
def healthz():
    found, well = checks()
    return jsonify(found), 200 if well else 500
