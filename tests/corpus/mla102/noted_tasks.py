# seen in: RedLicorice/CryptoML-API app/cryptoml_core/services/task_service.py
"""Tasks that end well whatever fails."""

import logging

import requests
from airflow.decorators import task
from celery import current_app

log = logging.getLogger(__name__)


@current_app.task(name="done")
def on_done(result: dict, job: dict):
    try:
        Jobs().store_result(job["id"], result)
    except Exception as error:  # expect: MLA102
        log.exception(error)
    return result


@task
def switch_model(url):
    try:
        requests.post(url, timeout=9).raise_for_status()
    except Exception as error:  # expect: MLA102
        log.warning("the service keeps the old model: %s", error)


@task
def notify(url):
    try:
        requests.post(url, timeout=9).raise_for_status()
    except Exception as error:
        log.warning("nobody was told: %s", error)
