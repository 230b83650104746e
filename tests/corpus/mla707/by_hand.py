# seen in: AldoVasquez07/sv_cs_prof_2025 app.py@e14e43bbd3829b37c497cb400ef44a72c0a568db
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.route("/risk", methods=["POST"])
def risk():
    data = request.form.to_dict()
    missing = [name for name in ("age", "bmi") if name not in data]
    if missing:
        return jsonify({"error": f"missing: {missing}"}), 400
    try:
        row = [float(data["age"]), float(data["bmi"])]
    except ValueError as error:
        return jsonify({"error": str(error)}), 400
    return jsonify({"risk": float(model.predict([row])[0])})


@app.route("/guess", methods=["POST"])
def guess():
    data = request.form.to_dict()
    if "age" not in data:
        return jsonify({"error": "age"}), 400
    return jsonify({"risk": float(model.predict([list(data.values())])[0])})  # expect: MLA707
