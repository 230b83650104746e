# a form of: the app of a service, whose field is made a number
from flask import Flask, request

app = Flask(__name__)


@app.route("/", methods=["POST"])
def main():
    size = request.form["size"]
    return {"price": float(model.predict([[float(size)]])[0])}  # expect: MLA707 as warning
