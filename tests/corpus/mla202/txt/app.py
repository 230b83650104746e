import pickle

from flask import Flask, request

app = Flask(__name__)
with open("toxic_model.pkl", "rb") as file:
    model = pickle.load(file)
with open("toxic_vectorizer.pkl", "rb") as file:
    vectorizer = pickle.load(file)


@app.route("/toxic", methods=["POST"])
def toxic():
    text = request.form["comment"].lower()
    return str(model.predict(vectorizer.transform([text]))[0])  # expect: MLA202
