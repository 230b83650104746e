# seen in: matic0209/recommendation-system notification_gateway/webhook.py
"""What monitors send is no user's; what a shop sends is."""

import json
import logging

from flask import Flask, request

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.route("/hooks/<receiver>", methods=["POST"])
def hook(receiver):
    """What Alertmanager calls."""
    data = request.get_json()
    logger.info("alerts for %s: %s", receiver, json.dumps(data))
    return "", 204


@app.route("/hooks/sentry", methods=["POST"])
def errors():
    data = request.get_json()
    logger.info("errors: %s", json.dumps(data))
    return "", 204


@app.route("/hooks/shop", methods=["POST"])
def orders():
    data = request.get_json()
    logger.info("ordered: %s", json.dumps(data))  # expect: MLA802 as warning
    return "", 204
