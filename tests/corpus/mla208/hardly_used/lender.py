import joblib
from flask import Flask, request

app = Flask(__name__)
model = joblib.load("models/loans.joblib")


@app.route("/late", methods=["POST"])
def late():
    return {"late": int(model.predict([[request.json["income"], request.json["term"]]])[0])}
