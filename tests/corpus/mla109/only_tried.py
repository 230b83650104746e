# a form of: a list that nobody takes but the module itself, where it is run to see what there is
import logging

import mlflow
from prefect import task

logger = logging.getLogger(__name__)


def list_experiments():
    try:
        return mlflow.search_experiments()
    except Exception as error:  # expect: MLA109 as info
        logger.error("not listed: %s", error)
        return []


def list_runs(name):
    try:
        return mlflow.search_runs(experiment_names=[name])
    except Exception as error:  # expect: MLA109 as warning
        logger.error("not listed: %s", error)
        return []


@task
def best_run(name):
    runs = list_runs(name)
    return max(runs, key=lambda run: run.score, default=None)


if __name__ == "__main__":
    list_experiments()
