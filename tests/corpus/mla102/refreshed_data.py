# seen in: serhii-stud/ml-ops lab3/src/etl/update_training_dataset.py@19b77e3bc7a1f52829ef8c32eda3990702adcaa5
"""A scheduled script that gives up before it has written what the training reads."""

import pandas as pd


def refresh():
    try:
        history = pd.read_csv("s3://bucket/history.csv")
    except Exception as error:  # expect: MLA102
        print("no history:", error)
        return
    history = history.drop_duplicates()
    history.to_parquet("s3://bucket/train_latest.parquet")


def describe():
    try:
        table = pd.read_csv("s3://bucket/history.csv")
    except Exception as error:
        print("no history:", error)
        return
    print(table.describe())


if __name__ == "__main__":
    refresh()
