"""A page that shows the topics of a small model, and a route that asks one."""

from flask import Flask, jsonify, render_template, request
from gensim import models
from gensim.models import Doc2Vec

app = Flask(__name__)


@app.route("/topics")
def topics():
    known = models.LdaModel.load("topics.model")  # expect: MLA605 as warning
    return render_template("topics.html", topics=known.print_topics())


@app.route("/nearest", methods=["POST"])
def nearest():
    texts = Doc2Vec.load("texts.model")  # expect: MLA605 as error
    return jsonify(texts.infer_vector(request.json["words"]).tolist())


@app.route("/topic", methods=["POST"])
def topic():
    known = models.LdaModel.load("topics.model")  # expect: MLA605 as error
    return jsonify(known.get_document_topics(bag(request.json["words"])))
