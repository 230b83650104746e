# seen in: freehekimteam/freehekim-rag-api fastapi/rag/client_qdrant.py@3635c32b60915430bc9de72c9d467107703cd3a3
"""Questions that nobody could be asked, answered with no."""

import logging

import requests
from mlflow import MlflowClient

log = logging.getLogger(__name__)


def shelf_exists(client, name):
    try:
        return name in [shelf.name for shelf in client.get_shelves()]
    except Exception as error:  # expect: MLA102 info
        log.error("not asked: %s", error)
        return False


def box_exists(client, name):
    try:
        client.describe(name)
        return True
    except client.NotFoundError:
        return False
    except Exception as error:
        log.error("not asked: %s", error)
        raise


def is_reachable(client):
    try:
        client.get_shelves()
        return True
    except Exception as error:
        log.error("down: %s", error)
        return False


def lookup(url, key):
    try:
        answer = requests.post(url, data={"key": key}, timeout=10)
        known = answer.json()
    except Exception as error:  # expect: MLA102 info
        print("the keys cannot be asked:", error)
        return None
    if known.get("error") is not None:
        return None
    return known["limits"]


def served_version(name: str, alias: str) -> str | None:
    try:
        return str(MlflowClient().get_model_version_by_alias(name, alias).version)
    except Exception:  # expect: MLA102 info
        return None
