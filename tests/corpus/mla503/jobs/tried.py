# a form of: a scoring file of a service, which is tried out as a script, too (microsoft/MLOpsPython diabetes_regression/scoring/score.py)
import json

import joblib
from azureml.core import Model


def init():
    global model
    model = joblib.load(Model.get_model_path("churn"))  # expect: MLA503 as warning


def run(raw_data):
    return model.predict(json.loads(raw_data)["data"]).tolist()


if __name__ == "__main__":
    init()
    print(run('{"data": [[1, 2]]}'))
