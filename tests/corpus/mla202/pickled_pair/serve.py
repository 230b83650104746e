import pickle

from flask import Flask, jsonify, request


def score(customer, vectorizer, model):
    X = vectorizer.transform([customer])  # expect: MLA202
    return model.predict_proba(X)[0, 1]


with open("leaving.bin", "rb") as file:
    vectorizer, model = pickle.load(file)

app = Flask("leaving")


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify({"leaving": float(score(request.get_json(), vectorizer, model))})
