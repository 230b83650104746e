# seen in: lm-sys/FastChat fastchat/serve/monitor/monitor.py@0e6d3e4beaab66f4d3f93db72541a4abab8af28d
from flask import Flask, jsonify, request

app = Flask(__name__)
model = None


@app.route("/predict", methods=["POST"])
def predict():
    rows = request.get_json()
    assert isinstance(rows, list)
    assert model is not None
    assert len(rows[0]) == 12, "twelve features"  # expect: MLA108
    return jsonify(check(model.predict(rows)).tolist())


def check(scores):
    assert (scores >= 0).all()  # expect: MLA108
    return scores


def train(rows):
    assert len(rows) > 100
