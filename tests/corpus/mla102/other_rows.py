# seen in: Yunpei24/fraud-detection-ml training/src/pipelines/training_pipeline.py
"""Rows to train on."""

import logging

from sklearn.linear_model import LogisticRegression

from .sources import load_local_csv, load_training_data


def rows_of(settings):
    try:
        rows = load_training_data()
        logging.info("%s rows from PostgreSQL", len(rows))
    except Exception as error:  # expect: MLA102 as info
        logging.warning("PostgreSQL: %s", error)
        rows = load_local_csv(settings.path)
    return rows


def strict_rows(settings):
    try:
        rows = load_training_data()
        logging.info("%s rows from PostgreSQL", len(rows))
    except Exception as error:
        raise RuntimeError("PostgreSQL") from error
    return rows


def chosen_rows(settings):
    if settings.use_postgres:
        return load_training_data()
    return load_local_csv(settings.path)


def train(settings):
    rows = rows_of(settings)
    return LogisticRegression().fit(rows.drop(columns="y"), rows["y"])
