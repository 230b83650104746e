"""The same, with its port published for all."""

import joblib
from flask import Flask, request
from sklearn.linear_model import LogisticRegression


def create_app(settings):
    app = Flask(__name__)  # expect: MLA702 as warning

    @app.post("/models/<name>/fit")
    def fit(name):
        rows = request.get_json()
        model = LogisticRegression().fit(rows["x"], rows["y"])
        joblib.dump(model, "models/risk.joblib")
        return {"score": model.score(rows["x"], rows["y"])}

    @app.post("/predict")
    def predict():
        return {"risk": joblib.load("models/risk.joblib").predict(request.get_json()["x"]).tolist()}

    return app
