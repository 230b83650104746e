# a form of: a registry that is out of reach, and looks like one without a model
"""Which version serves."""

from mlflow.tracking import MlflowClient

client = MlflowClient()


def serving(name):
    try:
        found = client.get_latest_versions(name, stages=["Production"])
        if found:
            return found[0]
        return None
    except:  # expect: MLA102 as warning
        return None


def newest(name):
    found = client.get_latest_versions(name, stages=["None"])
    return found[0] if found else None


def known(name):
    try:
        return client.get_latest_versions(name)[0]
    except Exception as error:
        raise RuntimeError(f"the registry does not answer: {name}") from error
