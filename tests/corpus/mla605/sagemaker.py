# seen in: cchoooots98/mlops-bikeshare docker/inference.py@58949acb43507d17764ef3f4c047805a0d311937 (the sound form)
import json

import joblib
import mlflow.pyfunc


def model_fn(model_dir):
    return mlflow.pyfunc.load_model(model_dir)  # ok: the container asks for the model once, when it starts


def input_fn(body, content_type):
    return json.loads(body)["rows"]


def predict_fn(rows, model):
    scaler = joblib.load("scaler.joblib")  # expect: MLA605
    return model.predict(scaler.transform(rows))
