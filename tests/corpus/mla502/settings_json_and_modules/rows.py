# seen in: bsteja33/Customer-Churn-Prediction-API-and-Dashboard src/data_preprocessing.py@28f733262001d2ca3a32bf8bb06592c16cb58b92
import pandas as pd
from datasets import load_dataset

from settings import DATA_CONFIG


def _fetched(config):
    name = config["dataset"]
    return pd.DataFrame(list(load_dataset(name, split="train")))  # expect: MLA502 as info


def _pinned(config):
    return load_dataset(config["dataset"], split="train", revision="b2d7a1cbd1bd2a0b1d0fb7f53dd4c2a7c9e3a111")


def rows():
    return _fetched(DATA_CONFIG) if DATA_CONFIG["raw_path"] is None else pd.read_csv(DATA_CONFIG["raw_path"])
