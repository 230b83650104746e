# a form of: a look-up of the newest version that only moves an alias or a stage
import mlflow
from mlflow.tracking import MlflowClient

client = MlflowClient()


def promote(name):
    newest = max(client.search_model_versions(f"name='{name}'"), key=lambda version: int(version.version))  # expect: MLA503
    client.set_registered_model_alias(name, "champion", newest.version)


def to_production(name):
    found = client.get_latest_versions(name, stages=["Staging"])[0]  # expect: MLA503
    client.transition_model_version_stage(name, found.version, "Production", archive_existing_versions=True)


def load_newest(name):
    found = client.get_latest_versions(name, stages=["Production"])[0]  # expect: MLA503
    return mlflow.sklearn.load_model(found.source)


def load_and_mark(name):
    found = client.search_model_versions(f"name='{name}'")[0]  # expect: MLA503
    client.set_model_version_tag(name, found.version, "used", "yes")
    return mlflow.sklearn.load_model(found.source)
