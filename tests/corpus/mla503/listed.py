# seen in: microsoft/dstoolkit-mlops-v2 mlops/common/deployment/provision_online_deployment.py@d87fc4acf6449720d40ed9ea25b128a187bfdacc, mlops/common/deployment/approve_model.py@d87fc4acf6449720d40ed9ea25b128a187bfdacc
# seen in: Hadayxinchao/end-to-end-image-classifier scripts/mlflow_models.py@15a9b9ee42810010c6dc66f974ce01124e17a292 (the sound form)
import argparse
from datetime import datetime

import mlflow
from azure.ai.ml import MLClient
from azure.ai.ml.entities import ManagedOnlineDeployment
from azure.identity import DefaultAzureCredential
from azureml.core import Model


def deploy(name):
    workspace = MLClient(DefaultAzureCredential(), "subscription", "group", "space")
    registered = workspace.models.list(name)
    newest = max(each.version for each in registered)  # expect: MLA503
    labelled = workspace.models.get(name, label="latest")  # expect: MLA503
    for model in (workspace.models.get(name, newest), labelled, workspace.models.get(name, version="7")):
        workspace.online_deployments.begin_create_or_update(ManagedOnlineDeployment(name="blue", model=model))


def approve(name, run):
    client = mlflow.MlflowClient()
    first = client.search_model_versions(filter_string=f"name='{name}'")[0].version  # expect: MLA503
    client.set_registered_model_alias(name, "champion", first)
    versions = sorted(client.search_model_versions(f"name='{name}'"), key=lambda each: int(each.version))
    client.set_registered_model_alias(name, "challenger", versions[-1].version)  # expect: MLA503
    wanted = f"run_id='{run}'"
    of_run = client.search_model_versions(wanted)[0]
    client.set_registered_model_alias(name, "candidate", of_run.version)


def by_tag(space, name, tags):
    tagged = Model.list(space, name=name, tags=tags)[0]
    newest = Model.list(space, name=name)[0]  # expect: MLA503
    return tagged.download(), newest.download()


def show(name):
    client = mlflow.MlflowClient()
    versions = client.get_latest_versions(name)
    if not versions:
        print("nothing is registered")
    for version in versions:
        stage = version.current_stage
        print(f"{version.version}: {stage}")
    print(client.search_model_versions(f"name='{name}'")[0].version)


def describe(name):
    client = mlflow.MlflowClient()
    newest = client.get_latest_versions(name)[0]
    metrics = client.get_run(newest.run_id).data.metrics
    made = datetime.fromtimestamp(newest.creation_timestamp / 1000)
    return {"version": newest.version, "accuracy": metrics.get("accuracy", 0.0), "made": made}


def restore(name):
    client = mlflow.MlflowClient()
    newest = client.get_latest_versions(name)[0]  # expect: MLA503
    print(newest.version)
    return mlflow.pyfunc.load_model(newest.source)


def count_up(name):
    workspace = MLClient(DefaultAzureCredential(), "subscription", "group", "space")
    return max(int(each.version) for each in workspace.models.list(name)) + 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("name")
    deploy(parser.parse_args().name)


def register_and_tell(name, model):
    mlflow.sklearn.log_model(model, name="model", registered_model_name=name)
    client = mlflow.MlflowClient()
    return max(client.search_model_versions(f"name='{name}'"), key=lambda each: int(each.version)).version


def newest_of(name):
    client = mlflow.MlflowClient()
    return max(client.search_model_versions(f"name='{name}'"), key=lambda each: int(each.version)).version  # expect: MLA503
