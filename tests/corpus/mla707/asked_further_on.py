# seen in: TumeloKonaite/Customer-Churning-Repo application.py (the sound form), Aasna079/Diabetic-Retinopathy-Detection-EfficientNet ml_model/api.py (the sound form)
"""A check that another function makes, and fields beside the picture that the model is asked about."""

from flask import Flask, jsonify, request
from werkzeug.exceptions import BadRequest

from scan import engine, model

app = Flask(__name__)
FIELDS = ("age", "balance")


def as_number(value):
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def validate(fields):
    return [name for name in FIELDS if as_number(fields.get(name)) is None]


@app.post("/score")
def score():
    fields = request.get_json()
    if validate(fields):
        raise BadRequest("a field is no number")
    return jsonify(float(model.predict([[fields[name] for name in FIELDS]])[0]))


@app.post("/scan")
def scan():
    picture = request.files["picture"]
    notes = request.form.get("notes", "")
    owner = request.form["owner"]
    rounds = request.form["rounds"]
    return jsonify({"notes": notes, "owner": owner, "rounds": rounds, "found": engine.predict(picture.read()).tolist()})


@app.post("/bare")
def bare():
    fields = request.get_json()
    return jsonify(float(model.predict([[fields["age"], fields["balance"]]])[0]))  # expect: MLA707
