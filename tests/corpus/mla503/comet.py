# seen in: Adeemy/end-to-end-ml src/inference/utils/model.py@8845cb049f292bd4ea9b1720975560dcc58fab3d
import joblib
from comet_ml.api import API
from fastapi import FastAPI

app = FastAPI()


class Store:
    def __init__(self, key=None):
        self.api = API(api_key=key) if key else None

    def newest(self, workspace, name):
        versions = self.api.get_registry_model_versions(workspace=workspace, registry_name=name)
        self.api.get_model(workspace=workspace, model_name=name).download(versions[-1], "models")  # expect: MLA503
        return joblib.load(f"models/{name}.pkl")

    def listed(self, workspace, name):
        versions = self.api.get_registry_model_versions(workspace=workspace, registry_name=name)
        print("newest:", versions[-1])
        return versions


MODEL = Store("key").newest("team", "churn")


@app.post("/predict")
def predict(row: list[float]):
    return float(MODEL.predict([row])[0])
