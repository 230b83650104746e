# seen in: chineidu/nyc-taxi-price-prediction model_deployment/batch_deploy/utilities.py@009f95b6c5eb6273c329e3e2fc337fd600247977
"""Writes of a batch job that fail, and are noted as any other line."""

import logging

log = logging.getLogger(__name__)


def save_predictions(table, path):
    try:
        table.to_parquet(path)
    except ValueError as error:  # expect: MLA102
        log.info(error)


def write_results(bucket, rows):
    try:
        bucket.put_object(Key="results", Body=rows)
    except Exception as error:  # expect: MLA102
        log.debug("not written: %s", error)


def save_scores(table, path):
    try:
        table.to_parquet(path)
    except ValueError as error:
        log.error("the scores are lost: %s", error)
        raise


def save_data(table, path):
    try:
        table.to_parquet(path)
    except ValueError as error:
        log.info("not there, a retry follows: %s", error)


def save_cached_data(table, path):
    try:
        table.to_parquet(path)
    except OSError as error:
        log.info(error)
