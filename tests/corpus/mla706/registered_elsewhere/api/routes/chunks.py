# seen in: infiniflow/ragflow api/apps/restful_apis/chunk_api.py@b1b8cd623520b97b2526ffb1514bd812bdcc7eaf
"""Routes that are registered out of sight: the probe beside them is of the same service."""

from flask import Blueprint, jsonify, request
from sentence_transformers import SentenceTransformer

pages = Blueprint("chunks", __name__)


@pages.route("/embed", methods=["POST"])
def embed():
    model = SentenceTransformer("all-MiniLM-L6-v2")
    return jsonify(model.encode(request.json["texts"]).tolist())
