# seen in: matic0209/recommendation-system app.py
# The image starts another app.
from flask import Flask, jsonify, request
from sklearn.linear_model import LogisticRegression

app = Flask(__name__)
kept = {}


@app.route("/train_all", methods=["POST"])
def train_all():
    sent = request.get_json()
    kept["model"] = LogisticRegression(random_state=0).fit(sent["rows"], sent["labels"])  # expect: MLA705 as info
    return jsonify({"trained": True})
