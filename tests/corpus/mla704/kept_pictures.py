"""``save`` of Flask copies in pieces, too: a note behind a login, else anybody fills the disk."""

from flask import Flask, jsonify, request
from flask_login import login_required

app = Flask(__name__)


@app.route("/mine", methods=["POST"])
@login_required
def mine():
    request.files["photo"].save("/data/mine.jpg")  # expect: MLA704 as info
    return jsonify(label=int(model.predict("/data/mine.jpg")))


@app.route("/anyone", methods=["POST"])
def anyone():
    request.files["photo"].save("/data/anyone.jpg")  # expect: MLA704 as warning
    return jsonify(label=int(model.predict("/data/anyone.jpg")))


@app.route("/held", methods=["POST"])
@login_required
def held():
    content = request.files["photo"].read()  # expect: MLA704 as warning
    return jsonify(label=int(model.predict(content)))
