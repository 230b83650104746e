import pickle

import pandas as pd
from flask import Flask, request

app = Flask(__name__)
with open("model.pkl", "rb") as file:
    model = pickle.load(file)


@app.route("/predict", methods=["POST"])
def predict():
    row = pd.get_dummies(pd.DataFrame([request.get_json()]))  # expect: MLA205
    return {"class": int(model.predict(row)[0])}
