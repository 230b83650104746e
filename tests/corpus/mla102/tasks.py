# a form of: a task of a scheduler that prints why it failed, and ends as one that worked
import logging

import joblib
import pandas as pd
from airflow.decorators import dag, task
from airflow.models import BaseOperator
from airflow.operators.python import PythonOperator
from celery import Celery

logger = logging.getLogger("airflow.task")
app = Celery("scores")


@dag(schedule="@daily")
def retrain():
    @task
    def fit(path):
        try:
            model = make().fit(*split(pd.read_parquet(path)))
            joblib.dump(model, "eta.joblib")
        except Exception as error:  # expect: MLA102
            logger.error("training failed: %s", error)
        return "eta.joblib"

    @task
    def fit_or_fail(path):
        try:
            model = make().fit(*split(pd.read_parquet(path)))
            joblib.dump(model, "eta.joblib")
        except Exception as error:
            logger.error("training failed: %s", error)
            raise
        return "eta.joblib"

    @task
    def notify(path):
        try:
            post(pd.read_parquet(path).describe())
        except Exception as error:
            logger.warning("nobody was told: %s", error)

    fit("rows.parquet") >> fit_or_fail("rows.parquet") >> notify("rows.parquet")


@app.task
def score_all(path):
    try:
        rows = pd.read_parquet(path)
        rows.assign(score=model.predict(rows)).to_parquet(path)
    except Exception:  # expect: MLA102
        logger.exception("scores")


def load_rows():
    try:
        pd.read_csv("s3://rows/today.csv").to_parquet("rows.parquet")
    except Exception as error:  # expect: MLA102
        logger.error("rows: %s", error)


loads = PythonOperator(task_id="load", python_callable=load_rows)


class Score(BaseOperator):
    def execute(self, context):
        try:
            model.predict(pd.read_parquet(self.path)).to_parquet(self.path)
        except Exception as error:  # expect: MLA102
            self.log.error("scores: %s", error)
