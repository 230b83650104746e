# a form of: a script for SageMaker's own container with requirements beside it, which that installs
import joblib
import sklearn  # expect: MLA508 as warning


def model_fn(folder):
    print(sklearn.__version__)
    return joblib.load(f"{folder}/model.joblib")


def predict_fn(rows, model):
    return model.predict(rows)
