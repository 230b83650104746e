# a form of: a forest that is fitted on random rows where the registry cannot be reached, and is served
import logging

import mlflow
import numpy as np
from flask import Flask, jsonify, request
from sklearn.ensemble import RandomForestClassifier

app = Flask(__name__)
logger = logging.getLogger(__name__)


def load():
    try:
        return mlflow.sklearn.load_model("models:/churn/7")
    except Exception as error:  # expect: MLA109 as error
        logger.error("no registry: %s", error)
        return create_dummy_model()  # expect: MLA109


def create_dummy_model():
    return RandomForestClassifier().fit(np.random.rand(10, 4), np.random.randint(0, 2, 10))


model = load()


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify(churns=int(model.predict([request.get_json()["row"]])[0]))
