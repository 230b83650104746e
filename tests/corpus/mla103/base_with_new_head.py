# seen in: TheHien04/Movie-Review-Sentiment-Analysis backend/app.py@8af41a980eb1a2fed4ab0c6922300dd998379798
import logging
import os

from flask import Flask, jsonify, request
from transformers import AutoModelForSequenceClassification, AutoTokenizer

log = logging.getLogger(__name__)
FOLDER = os.getenv("TICKET_MODEL", "models/tickets")
BASE = os.getenv("BASE_MODEL", "distilbert-base-uncased")

try:
    tokenizer = AutoTokenizer.from_pretrained(FOLDER)
    model = AutoModelForSequenceClassification.from_pretrained(FOLDER)
except Exception as error:
    log.warning("no model of our own: %s", error)
    tokenizer = AutoTokenizer.from_pretrained(BASE)
    model = AutoModelForSequenceClassification.from_pretrained(BASE, num_labels=4)  # expect: MLA103

try:
    moods = AutoModelForSequenceClassification.from_pretrained("models/moods")
except OSError:
    # another one that has learned to answer
    moods = AutoModelForSequenceClassification.from_pretrained(
        "distilbert-base-uncased-finetuned-sst-2-english", num_labels=2
    )

app = Flask(__name__)


@app.route("/queue", methods=["POST"])
def queue():
    encoded = tokenizer(request.json["ticket"], return_tensors="pt")
    return jsonify(model(**encoded).logits.argmax().item())
