# a form of: a script for SageMaker's own container, beside the requirements of who launches it
import joblib
import sklearn


def model_fn(folder):
    print(sklearn.__version__)
    return joblib.load(f"{folder}/model.joblib")


def predict_fn(rows, model):
    return model.predict(rows)
