# seen in: blacki0214/Credit-Scoring credit-scoring-api/pipeline/retrain_job.py@d400129a8abb42a0cdc665afc66be5badafda9a2
"""A new model that is to be better than the one in use."""

import joblib
from google.cloud.exceptions import NotFound


def compare_with_production(model, rows, labels, bucket):
    try:
        bucket.blob("production.pkl").download_to_filename("old.pkl")
        old = joblib.load("old.pkl")
    except Exception as error:  # expect: MLA110
        print("the first one, it seems:", error)
        return True, model.score(rows, labels)
    return model.score(rows, labels) > old.score(rows, labels), model.score(rows, labels)


def compare_to_champion(model, rows, labels, bucket):
    try:
        bucket.blob("production.pkl").download_to_filename("old.pkl")
        old = joblib.load("old.pkl")
    except NotFound:
        return True, model.score(rows, labels)
    return model.score(rows, labels) > old.score(rows, labels), model.score(rows, labels)


def compare_tables(left, right):
    try:
        return list(left) == list(right)
    except Exception:
        return True


def compare_models(client, challenger, rows):
    metrics = {"challenger": score(challenger, rows)}
    try:
        champion = client.load("models:/churn@champion")
        metrics["champion"] = score(champion, rows)
        is_better = metrics["challenger"] > metrics["champion"]
        return is_better, metrics
    except Exception as error:  # expect: MLA110
        logger.warning("comparison skipped (%s): the challenger wins", error)
        return True, metrics


def compare_runs(client, first, second):
    try:
        return client.score(first) > client.score(second)
    except ConnectionError as error:
        raise RuntimeError("the runs cannot be compared") from error
