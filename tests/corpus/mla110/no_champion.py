# a form of: a promotion that takes an outage of the registry for an empty one
"""Promote a model where it is better than the one that serves."""

from mlflow.exceptions import MlflowException
from mlflow.tracking import MlflowClient


def promote_if_better(name, version, error):
    client = MlflowClient()
    try:
        champion = client.get_model_version_by_alias(name, "champion")
    except Exception:  # expect: MLA110
        champion = None
    if champion is None:
        client.set_registered_model_alias(name, "champion", version)
        return True
    if error < float(champion.tags["error"]):
        client.set_registered_model_alias(name, "champion", version)
        return True
    return False


def promote_where_known(name, version):
    client = MlflowClient()
    try:
        current = client.get_model_version_by_alias(name, "champion")
    except MlflowException as failed:
        if failed.error_code != "RESOURCE_DOES_NOT_EXIST":
            raise
        current = None
    if current is None:
        client.set_registered_model_alias(name, "champion", version)


def note(name):
    client = MlflowClient()
    try:
        current = client.get_model_version_by_alias(name, "champion")
    except Exception:
        current = None
    if current is None:
        print("no champion yet")
    return current
