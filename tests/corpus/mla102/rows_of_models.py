# seen in: Nipun-Malinga/churn-prediction-system system/backend/airflow/dags/scripts/utils.py@e72fed964c856c3f208df6a53112e5b69bf4b2f2
"""Rows about models that could not be inserted, and models that were not there to be fetched: only a log knows."""

import logging

from google.cloud.exceptions import NotFound
from sqlalchemy import text

log = logging.getLogger(__name__)


def update_model_info(engine, models):
    with engine.connect() as conn:
        try:
            for model in models:
                conn.execute(text("""
                    INSERT INTO model_info (name, version) VALUES (:name, :version)
                    """), {"name": model.name, "version": model.version})
        except Exception as error:  # expect: MLA102
            print(f"could not note the models: {error}")


def fetch_model(engine, bucket, name, path):
    try:
        download_blob(bucket, f"models/{name}", path)
        note_download(engine, name)
    except NotFound:  # expect: MLA102
        log.warning("no such model: %s", name)
    except Exception:
        log.exception("the model could not be fetched")
        raise


def fetch_when_there(bucket, name, path):
    try:
        download_blob(bucket, f"models/{name}", path)
    except NotFound:  # ok: who asks is told
        log.warning("no such model: %s", name)
        return False
    except Exception:
        log.exception("the model could not be fetched")
        raise
    return True


def nightly(engine, bucket, models):
    fetch_model(engine, bucket, "churn", "churn.pkl")
    update_model_info(engine, models)
    if not fetch_when_there(bucket, "churn", "churn.pkl"):
        raise RuntimeError("no model")
    for model in models:
        model.fit(rows(), labels())


if __name__ == "__main__":
    nightly(ENGINE, BUCKET, MODELS)
