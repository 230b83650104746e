import pandas as pd
from prepare import cleaned, finished, parts, rescaled


def run():
    df = cleaned(pd.read_csv("dives.csv"))
    train_df, test_df = parts(df)
    return finished(train_df, test_df)


def run_on_given_parts():
    train_df = rescaled(pd.read_csv("train.csv"))
    train_df, test_df = finished(train_df, pd.read_csv("test.csv"))  # ok: these were apart before
    return train_df, test_df
