# seen in: microsoft/dstoolkit-mlops-base src/batch_score.py, mlops/deploy_model.py
"""A job that somebody starts takes the model of that day, and no restart runs it again."""

import mlflow
from azureml.core import Model, Workspace


def main():
    model = mlflow.pyfunc.load_model("models:/churn/latest")  # expect: MLA503 as info
    path = Model.get_model_path(model_name="churn")  # expect: MLA503 as info
    print(model, path, Workspace.from_config())


if __name__ == "__main__":
    main()
