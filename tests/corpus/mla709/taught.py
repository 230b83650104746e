# a form of: a model that a request trains while others ask it
import threading

import joblib
from flask import Flask, jsonify, request
from sklearn.base import clone

app = Flask(__name__)
judge = joblib.load("judge.joblib")
price = joblib.load("price.joblib")
other = joblib.load("other.joblib")
guard = threading.Lock()


@app.route("/judge", methods=["POST"])
def judged():
    return jsonify(judge.predict([request.get_json()["row"]]).tolist())


@app.route("/teach", methods=["POST"])
def teach():
    sent = request.get_json()
    judge.partial_fit([sent["row"]], [sent["label"]])  # expect: MLA709
    return "", 204


@app.route("/price", methods=["POST"])
def priced():
    with guard:
        return jsonify(price.predict([request.get_json()["row"]]).tolist())


@app.route("/price/teach", methods=["POST"])
def teach_price():
    sent = request.get_json()
    with guard:
        price.partial_fit([sent["row"]], [sent["label"]])
    return "", 204


@app.route("/other", methods=["POST"])
def others():
    return jsonify(other.predict([request.get_json()["row"]]).tolist())


@app.route("/other/teach", methods=["POST"])
def teach_other():
    sent = request.get_json()
    fresh = clone(other)
    fresh.fit([sent["row"]], [sent["label"]])
    joblib.dump(fresh, f"other-{sent['id']}.joblib")
    return "", 204


class Counter:
    def __init__(self):
        self.model = joblib.load("count.joblib")

    def learn(self, row, label):
        self.model.partial_fit([row], [label])  # expect: MLA709

    def count(self, row):
        return self.model.predict([row])[0]


counter = Counter()


@app.route("/count", methods=["POST"])
def count():
    sent = request.get_json()
    counter.learn(sent["row"], sent["label"])
    return jsonify(float(counter.count(sent["row"])))
