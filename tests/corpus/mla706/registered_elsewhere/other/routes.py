"""The same with no probe beside it."""

from flask import Blueprint, jsonify, request
from sentence_transformers import SentenceTransformer

pages = Blueprint("pictures", __name__)


@pages.route("/embed", methods=["POST"])
def embed():  # expect: MLA706
    model = SentenceTransformer("all-MiniLM-L6-v2")
    return jsonify(model.encode(request.json["texts"]).tolist())
