# seen in: n2ak/movie-recommender backend/movie_recommender/common/workflow.py@638567b4227fb418eb9b33bf15e4d822f242b9e4
"""Registries whose failure is taken for an empty one."""

from mlflow.exceptions import MlflowException, RestException
from mlflow.tracking import MlflowClient

client = MlflowClient()


def compare(name, version, score):
    try:
        champion = client.get_model_version_by_alias(name, "champion")
        if score > client.get_run(champion.run_id).data.metrics["auc"]:
            client.set_registered_model_alias(name, "champion", version)
    except RestException:  # expect: MLA110
        client.set_registered_model_alias(name, "champion", version)


def production_rmse(name):
    try:
        version = client.get_latest_versions(name, stages=["Production"])[0]
        return client.get_run(version.run_id).data.metrics["rmse"]
    except Exception:  # expect: MLA110
        return float("inf")


def promote_better(name, version, score):
    champion_score = -1
    try:
        versions = client.search_model_versions(f"name='{name}'")
        champion_score = max(float(each.tags["f1"]) for each in versions)
    except Exception as error:  # expect: MLA110
        print("no champion:", error)
    if score > champion_score:
        promote(name, version)


def first_only(name, version):
    try:
        client.get_model_version_by_alias(name, "champion")
    except MlflowException as error:
        if error.error_code != "RESOURCE_DOES_NOT_EXIST":
            raise
        client.set_registered_model_alias(name, "champion", version)


def tags(name):
    try:
        return client.get_registered_model(name).tags
    except MlflowException:
        return None


# the next two: a form of lukasgro63/tinymlops-poc tinysphere/importer/transformers/metrics_transformer.py
def link_records(name, device):
    production_version = None
    found = False
    try:
        versions = client.get_latest_versions(name, stages=["Production"])
        if versions:
            production_version = versions[0].version
            found = True
    except Exception as error:
        print("no version found:", error)
    if name and production_version and found:
        client.set_registered_model_alias(name, f"records_{device}", production_version)


def replace_older(name, version):
    production_version = None
    try:
        versions = client.get_latest_versions(name, stages=["Production"])
        if versions:
            production_version = versions[0].version
    except Exception as error:  # expect: MLA110
        print("no version found:", error)
    if production_version and is_better(name, version, production_version):
        client.set_registered_model_alias(name, "champion", version)
    else:
        client.set_registered_model_alias(name, "first", version)
