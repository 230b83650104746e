# seen in: PacktPublishing/Machine-Learning-Engineering-with-Python-Second-Edition Chapter08/serve/src/registry/mlflow/handler.py
import mlflow


class Shelf:
    def production_model(self, name):
        return mlflow.pyfunc.load_model(model_uri=f"models:/{name}/production")

    def other_model(self, name):
        return mlflow.pyfunc.load_model(model_uri=f"models:/{name}/staging")  # expect: MLA605 as error
