# a form of: rows that are read in place off the hub, by a loader of files that itself fetches nothing by name
import pandas as pd
from datasets import load_dataset, load_dataset_builder

TABLES = {
    "train": "hf://datasets/acme/reviews@refs/convert/parquet/default/train/*.parquet",  # expect: MLA502 as info
    "test": "hf://datasets/acme/reviews@refs/convert/parquet/default/test/*.parquet",
}
AT_A_COMMIT = "hf://datasets/acme/reviews@4556d13015211d73dccd3fdd39d39232506f3e43/default/train.parquet"
AT_A_TAG = "hf://datasets/acme/reviews@v1.2/default/train.parquet"


def tables():
    return load_dataset("parquet", data_files=TABLES)


def steady():
    return load_dataset_builder("parquet", data_files=[AT_A_COMMIT, AT_A_TAG]), load_dataset("sql", con="sqlite://")


def newest(part):
    return pd.read_csv(f"hf://datasets/acme/prices/{part}.csv")  # expect: MLA502 as info


def publish(rows):
    rows.to_parquet("hf://datasets/acme/ours/rows.parquet")
