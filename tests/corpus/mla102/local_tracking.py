# seen in: arthurcornelio88/stripe_model_training model_training_api/src/mlflow_config.py
"""Where runs are kept."""

import logging
import os

import mlflow


def start():
    try:
        mlflow.set_tracking_uri(os.environ["MLFLOW_TRACKING_URI"])
        mlflow.set_experiment("churn")
    except Exception as error:  # expect: MLA102 as info
        logging.warning("no server: %s", error)
        mlflow.set_tracking_uri("file:./mlruns")


def start_or_fail():
    try:
        mlflow.set_tracking_uri(os.environ["MLFLOW_TRACKING_URI"])
    except KeyError as error:
        raise RuntimeError("no address of the server") from error


def address(env):
    uri = os.getenv("MLFLOW_TRACKING_URI", "")
    if not uri:
        if env == "PROD":
            print("not set: runs are kept here")
            return "sqlite:///runs.db"  # expect: MLA102 as info
        return "sqlite:///dev.db"
    return uri


def strict_address(env):
    uri = os.getenv("MLFLOW_TRACKING_URI", "")
    if not uri:
        if env == "PROD":
            raise RuntimeError("not set")
        return "sqlite:///dev.db"
    return uri
