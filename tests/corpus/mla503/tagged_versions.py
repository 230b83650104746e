# a form of: versions of a registry of which those with a tag are meant
from mlflow.tracking import MlflowClient


def champion(client: MlflowClient, name):
    versions = client.search_model_versions(f"name='{name}'")
    tagged = [version for version in versions if version.tags.get("champion") == "true"]
    if not tagged:
        raise RuntimeError("no champion")
    return f"models:/{name}/{tagged[0].version}"


def first(client: MlflowClient, name):
    versions = client.search_model_versions(f"name='{name}'")
    return f"models:/{name}/{versions[0].version}"  # expect: MLA503
