# a form of: a chat whose route takes the request through a small function of its module, with annotations
from typing import Any

import openai
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
client = openai.OpenAI(timeout=20)


def sent():
    return request.get_json(force=True)


def watched():
    """What was sent, in a span."""
    with tracer.start_as_current_span("body"):
        return request.get_json(force=True)


def answered(message):
    turns = [{"role": "user", "content": message}]
    answer = client.chat.completions.create(model="gpt-4o-mini", max_tokens=300, messages=turns)
    return answer.choices[0].message.content


@app.route("/ask", methods=["POST"])
def ask():
    message: str = sent()["message"]  # expect: MLA704
    return jsonify({"answer": answered(message)})


@app.route("/told", methods=["POST"])
def told():
    body: Any = sent()
    message: str = body["message"]  # expect: MLA704
    return jsonify({"answer": answered(message)})


@app.route("/watched", methods=["POST"])
def asked_in_a_span():
    message = watched()["message"]  # expect: MLA704
    return jsonify({"answer": answered(message)})


@app.route("/short", methods=["POST"])
def short():
    message: str = sent()["message"]
    if len(message) > 600:
        abort(413)
    return jsonify({"answer": answered(message)})
