# a form of: functions whose whole body stands in a span or in a `try` that only tells the time
"""The nightly run of a mill: each step has a span, and a line in the log when it has ended."""

import contextlib
import logging

import joblib
import pandas as pd
from opentelemetry import trace
from prefect import task
from sklearn.linear_model import Ridge

log = logging.getLogger(__name__)
tracer = trace.get_tracer(__name__)


@task
def load_grain(path):
    """Rows of the day."""
    with tracer.start_as_current_span("load"):
        try:
            rows = pd.read_parquet(path)
            rows.to_parquet("grain.parquet")
        except Exception as error:  # expect: MLA102
            log.error("no rows: %s", error)


@task
def load_flour(path):
    try:
        try:
            rows = pd.read_parquet(path)
            rows.to_parquet("flour.parquet")
        except Exception as error:
            log.error("no rows: %s", error)
            raise
    finally:
        log.info("done")


def by_stone(stones):
    with tracer.start_as_current_span("stones"):
        found = {}
        try:
            for stone in stones.listed():
                found[stone] = stones.of(stone).total()
        except Exception as error:  # expect: MLA102 as warning
            log.error("broke off: %s", error)
        return found


def by_stone_if_known(stones):
    with tracer.start_as_current_span("stones"):
        found = {}
        try:
            for stone in stones.listed():
                found[stone] = stones.of(stone).total()
        except Exception as error:
            log.error("broke off: %s", error)
        if not found:
            raise RuntimeError("no stone was weighed")
        return found


def train(rows):
    model = Ridge()
    model.fit(rows.drop(columns=["flour"]), rows["flour"])
    joblib.dump(model, "mill.joblib")


def main():
    try:
        try:
            train(pd.read_parquet("grain.parquet"))
        except Exception as error:  # expect: MLA102
            log.error("not trained: %s", error)
    finally:
        log.info("done")


def warm():
    with contextlib.suppress(OSError):
        try:
            pd.read_parquet("grain.parquet")
        except ValueError:
            log.info("later")


if __name__ == "__main__":
    main()
