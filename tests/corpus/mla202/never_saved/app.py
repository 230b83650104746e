import re

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.pkl")
vectorizer = joblib.load("vectorizer.pkl")


def clean(text):
    text = text.lower()
    text = re.sub(r"https?://\S+", "", text)  # expect: MLA202
    return re.sub(r"\n", "", text)


@app.route("/predict", methods=["POST"])
def predict():
    rows = vectorizer.transform([clean(request.get_json()["text"])])
    return jsonify(fake=int(model.predict(rows)[0]))
