# a form of: steps of a training pipeline that only log that they did not do what they are named for
import logging

import boto3
import mlflow
from sklearn.linear_model import LogisticRegression

log = logging.getLogger(__name__)


def train_model(rows, labels):
    try:
        made = LogisticRegression()
        made.fit(rows, labels)
        return made
    except Exception as error:  # expect: MLA102
        log.error("training failed: %s", error)
        return None


def train_challenger(rows, labels):
    try:
        return LogisticRegression(C=0.1).fit(rows, labels)
    except Exception as error:
        log.error("no challenger: %s", error)
        return None


def register_champion(run):
    try:
        mlflow.register_model(f"runs:/{run}/model", "parcels")
    except Exception as error:  # expect: MLA102
        log.error("the champion was not registered: %s", error)


def promote_model(client, version):
    try:
        client.transition_model_version_stage("parcels", version, "Production")
    except Exception as error:  # expect: MLA102
        print("not promoted:", error)


def upload_model(path):
    store = boto3.client("s3")
    try:
        store.upload_file(path, "parcels", "model.joblib")
    except Exception as error:  # expect: MLA102
        log.exception("%s was not uploaded: %s", path, error)


def upload_report(path):
    store = boto3.client("s3")
    try:
        store.upload_file(path, "parcels", "report.html")
    except Exception as error:
        log.warning("no report: %s", error)


def deploy_model(client, name):
    try:
        client.create_endpoint(EndpointName=name)
    except Exception as error:
        log.error("not deployed: %s", error)
        raise


def publish_model(path):
    store = boto3.client("s3")
    try:
        store.upload_file(path, "mirror", "model.joblib")
    except Exception as error:
        log.warning("the mirror is optional, going on without: %s", error)


def run(client, rows, labels):
    champion = train_model(rows, labels)
    challenger = train_challenger(rows, labels)
    if challenger is not None:
        champion = max(champion, challenger, key=lambda made: made.score(rows, labels))
    register_champion("a1")
    promote_model(client, 1)
    upload_model("model.joblib")
    upload_report("report.html")
    deploy_model(client, "parcels")
    publish_model("model.joblib")
    return champion
