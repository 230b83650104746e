# seen in: Gladiator07/Harvestify app/app.py@aac427c1dc6adbadd4d8f16e77e74d6e323d39a1
import numpy as np
from flask import Flask, jsonify, render_template, request

app = Flask(__name__)


@app.route("/crop", methods=["POST"])
def crop():
    nitrogen = int(request.form["nitrogen"])
    rainfall = float(request.form["rainfall"])
    row = np.array([[nitrogen, rainfall]])
    name = model.predict(row)[0]  # expect: MLA707
    return render_template("crop.html", name=name)


@app.route("/ride", methods=["POST"])
def ride():
    sent = request.get_json()  # expect: MLA707
    return jsonify({"duration": score(sent)})


def score(sent):
    return float(model.predict(vectorizer.transform([sent]))[0])


@app.route("/ride-checked", methods=["POST"])
def ride_checked():
    sent = RideSchema().load(request.get_json())
    return jsonify({"duration": score(sent)})


@app.route("/note", methods=["POST"])
def note():
    return jsonify(store(request.get_json()))
