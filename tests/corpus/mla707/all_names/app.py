# a form of: the function that asks the model comes with all names of its module
import html

from flask import Flask, jsonify, request

from models import *
from texts import *

app = Flask(__name__)


@app.post("/topic")
def topic():
    text = request.json["text"]  # expect: MLA707 info
    sanitised = html.escape(text)
    return jsonify({"topic": topic_of(sanitised)})


@app.post("/length")
def length():
    return jsonify({"length": words_of(request.json["text"])})  # ok: no model


@app.post("/own")
def own():
    def topic_of(text):
        return len(text)

    return jsonify({"length": topic_of(request.json["text"])})  # ok: it has a function of this name itself
