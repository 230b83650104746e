# a form of: the script that SageMaker serves with
import joblib


def model_fn(folder):
    return joblib.load(f"{folder}/model.joblib")


def predict_fn(rows, model):
    return model.predict(rows)
