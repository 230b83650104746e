# a form of: a program that nothing in the project runs: who runs it reads what it prints
"""Move the best run to production."""

import mlflow
from mlflow.tracking import MlflowClient


def promote():
    client = MlflowClient()
    experiment = mlflow.get_experiment_by_name("prices")
    if experiment is None:  # expect: MLA102 as info
        print("Error: experiment prices not found")
        return
    runs = client.search_runs([experiment.experiment_id], max_results=1)
    client.transition_model_version_stage("prices", runs[0].data.tags["version"], "Production")


if __name__ == "__main__":
    promote()
