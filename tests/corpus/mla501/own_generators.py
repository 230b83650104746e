# a form of: tools that draw from a generator of their own
"""Splits, samples and experiments that no seed of the process reaches."""

import h2o
import numpy as np
import pandas as pd
from pycaret.classification import compare_models, setup
from pyspark.sql import SparkSession

SEED = 33
np.random.seed(SEED)
spark = SparkSession.builder.getOrCreate()


def sample():
    clicks = spark.table("gold.clicks")
    missed = clicks.where("booked = 0").sample(fraction=0.05)  # expect: MLA501
    kept = clicks.where("booked = 1").sample(fraction=0.5, seed=SEED)
    kept.unionByName(missed).write.mode("overwrite").parquet("s3a://ranker/sample")


def look():
    spark.table("gold.clicks").sample(fraction=0.01).show()


def split(users):
    train, test = users.randomSplit([0.8, 0.2])  # expect: MLA501
    again, _ = users.randomSplit([0.8, 0.2], SEED)
    last, _ = users.randomSplit([0.8, 0.2], seed=SEED)
    return train, test, again, last


def frames(path: str):
    frame = h2o.import_file(path)
    seeded, _ = frame.split_frame(ratios=[0.8], seed=SEED)
    return frame.split_frame(ratios=[0.8]), seeded  # expect: MLA501


def experiments(rows: pd.DataFrame, **settings):
    setup(rows, target="default", html=False)  # expect: MLA501
    setup(rows, "default", session_id=SEED)
    setup(rows, "default", **settings)
    return compare_models()
