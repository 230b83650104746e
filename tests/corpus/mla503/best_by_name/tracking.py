import json

from mlflow.tracking import MlflowClient


class Tracking:
    def __init__(self, experiment):
        self.client, self.experiment = MlflowClient(), experiment

    def get_best_run(self, metric="rmse"):
        runs = self.client.search_runs([self.experiment], order_by=[f"metrics.{metric} ASC"], max_results=1)
        return {"run_id": runs[0].info.run_id, "metrics": runs[0].data.metrics}

    def download_artifacts(self, run, path):
        self.client.download_artifacts(run, path)


def get_best_run_id():
    with open("release.json") as release:
        return json.load(release)["run_id"]


def find_best_model_version():
    with open("release.json") as release:
        return json.load(release)["version"]
