# seen in: unionai-oss/unionml unionml/services/bentoml.py
# A library gives a service to whoever calls it, or adds routes to theirs: who may ask is not its say.
import bentoml
from fastapi import FastAPI


def service_of(name, runner):
    svc = bentoml.Service(name, runners=[runner])

    @svc.api(input=None, output=None)
    def predict(features):
        return runner.predict.run(features)

    return svc


def app_of(model):
    app = FastAPI()

    @app.post("/predict")
    def predict(row: list[float]):
        return {"score": float(model.predict([row])[0])}

    return app


def add_routes(app: FastAPI, model):
    @app.post("/predict/one")
    def predict_one(row: list[float]):
        return {"score": float(model.predict([row])[0])}


class Deployer:
    def configure(self, model):
        self.app = app_of(model)
        return self.app

    @property
    def configured(self):
        return app_of(None)
