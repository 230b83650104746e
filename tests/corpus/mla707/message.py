# seen in: Mutiu123/End-to-end-Medical-Chatbot-Implementation-using-Llama2 app.py
"""A form of texts alone has nothing to check but its length; one of numbers has."""

from flask import Flask, request

app = Flask(__name__)


@app.route("/say", methods=["POST"])
def say():
    return str(model.predict([request.form["message"]])[0])


@app.route("/price", methods=["POST"])
def price():
    return str(model.predict([[request.form["rooms"], request.form["area"]]])[0])  # expect: MLA707
