# seen in: Kalyani9618/Heart-Disease colab Rag_Training/colab_server.py@9119f3b6f19489a9ae941ac5d5e109b0064916d6
"""A service behind a tunnel out of a notebook."""

import logging

from flask import Flask, request
from pyngrok import ngrok

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.route("/predict", methods=["POST"])
def predict():
    logger.info("predicting")  # expect: MLA804 as info
    return {"score": float(model.predict([request.json["row"]])[0])}


def start():
    ngrok.connect(5000)
    app.run(port=5000)
