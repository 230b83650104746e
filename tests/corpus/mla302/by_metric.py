# seen in: MuhammadShifa/store-sales-forecasting-mlops 2-experiment_tracking_and_model_registry/register_model.py@009f956de0b9f54d85ef27fdff5bd078e10ab3f7
import mlflow
from mlflow.tracking import MlflowClient


def register_by_test(client: MlflowClient, experiment):
    best = client.search_runs(  # expect: MLA302
        experiment_ids=[experiment.experiment_id], max_results=1, order_by=["metrics.test_rmse ASC"]
    )[0]
    mlflow.register_model(f"runs:/{best.info.run_id}/model", "rides")


def register_by_validation(client: MlflowClient, experiment):
    best = client.search_runs([experiment.experiment_id], max_results=1, order_by=["metrics.val_rmse ASC"])[0]
    mlflow.register_model(f"runs:/{best.info.run_id}/model", "rides")


def leader_board(client: MlflowClient, experiment):
    for run in client.search_runs([experiment.experiment_id], order_by=["metrics.test_rmse ASC"]):
        print(run.info.run_id, run.data.metrics["test_rmse"])
