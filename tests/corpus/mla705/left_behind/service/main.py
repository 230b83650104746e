from flask import Flask, jsonify, request
from sklearn.linear_model import LogisticRegression

app = Flask(__name__)
kept = {}


@app.route("/train", methods=["POST"])
def train():
    sent = request.get_json()
    kept["model"] = LogisticRegression(random_state=0).fit(sent["rows"], sent["labels"])  # expect: MLA705 as error
    return jsonify({"trained": True})
