# seen in: Adeemy/end-to-end-ml src/inference/utils/model.py@8845cb049f292bd4ea9b1720975560dcc58fab3d
import mlflow


def load_model(name: str, stage: str = "latest"):
    address = f"models:/{name}/{stage}"
    return mlflow.sklearn.load_model(address)  # expect: MLA503


def load_version(name: str, version: str):
    return mlflow.sklearn.load_model(f"models:/{name}/{version}")


def load_first(name: str, version: str = "1"):
    return mlflow.sklearn.load_model(f"models:/{name}/{version}")
