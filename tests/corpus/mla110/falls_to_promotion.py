# a form of: an error of the registry behind which the new model is promoted
"""Which model is the champion."""

from mlflow.exceptions import MlflowException
from mlflow.tracking import MlflowClient


def promote(name, version, error):
    client = MlflowClient()
    try:
        best = client.get_model_version_by_alias(name, "champion")
        if error >= client.get_run(best.run_id).data.metrics["error"]:
            return False
    except MlflowException:  # expect: MLA110
        print("no champion yet")
    client.set_registered_model_alias(name, "champion", version)
    return True


def careful(name, version, error):
    client = MlflowClient()
    try:
        best = client.get_model_version_by_alias(name, "champion")
        if error >= client.get_run(best.run_id).data.metrics["error"]:
            return False
    except MlflowException as caught:
        if caught.error_code != "RESOURCE_DOES_NOT_EXIST":
            raise
        print("no champion yet")
    client.set_registered_model_alias(name, "champion", version)
    return True
