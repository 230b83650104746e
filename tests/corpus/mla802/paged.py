# seen in: arc53/DocsGPT application/parser/connectors/share_point/loader.py@52279d27b4c311c83e62f16f7867f2cf4a74b7f5
import logging

from flask import Flask, jsonify, request

app = Flask(__name__)
logger = logging.getLogger(__name__)


def page_of(found, page_token):
    try:
        return found[int(page_token) :]
    except ValueError:
        logger.warning("no such page: %s", page_token)
        return found


def told(words):
    logger.info("asked for %s", words)  # expect: MLA802
    return words.split()


@app.route("/search", methods=["POST"])
def search():
    inputs = request.form["inputs"]
    query = request.form["query"]
    return jsonify({"found": page_of(model.predict(told(query)), inputs)})
