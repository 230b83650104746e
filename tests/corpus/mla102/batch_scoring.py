# seen in: microsoft/MLOpsPython diabetes_regression/scoring/parallel_batchscore.py@98a610ff1afe29d026fcdffcb8fdc39edbef0f67
import contextlib
import logging
import time

import joblib
import mlflow
import numpy as np
import pandas as pd

logger = logging.getLogger(__name__)


def init():
    try:
        model_path = find_model()
        joblib.load(model_path)
    except Exception as error:  # expect: MLA102
        logger.error("no model: %s", error)


def run(rows):
    result = None
    try:
        for _, row in rows.iterrows():
            made = model.predict(row.values.reshape(1, -1))
            result = made if result is None else np.vstack((result, made))
        return rows.join(pd.DataFrame(result, columns=["score"]))
    except Exception as error:  # expect: MLA102
        logger.error("%s", error)


def run_loudly(rows):
    try:
        return model.predict(rows)
    except Exception as error:
        raise ScoringError(f"{len(rows)} rows were not scored") from error


def run_counted(batches):
    failures = []
    for batch in batches:
        try:
            yield model.predict(batch)
        except Exception as error:
            failures.append((batch, error))
    if failures:
        raise ScoringError(failures)


def ask(prompt, providers):
    for provider in providers:
        try:
            return provider.generate(prompt)
        except Exception:
            logger.exception("the next provider is asked")
    raise ScoringError("no provider answered")


def consume(queue):
    while True:
        try:
            model.predict(queue.get())
        except Exception:
            logger.exception("a message could not be scored")
            time.sleep(1)


def tune(trial, rows, metrics):
    score = evaluate(trial, rows)
    try:
        mlflow.log_metrics(metrics)
    except:  # expect: MLA102
        pass
    return score


def labels(rows):
    with contextlib.suppress(Exception):  # expect: MLA102
        return model.predict(rows)
    with contextlib.suppress(FileNotFoundError):
        return model.predict(rows)


def cached(key, rows):
    try:
        frame = pd.read_parquet(f"cache/{key}.parquet")
    except Exception:
        frame = pd.DataFrame(rows)
        frame.to_parquet(f"cache/{key}.parquet")
    return frame


def read_all(paths):
    frames = []
    for path in paths:
        try:
            frames.append(pd.read_csv(path))
        except Exception:  # expect: MLA102
            continue
    return pd.concat(frames)


def shutdown():
    try:
        mlflow.log_metric("uptime", time.time())
    except Exception:
        pass
