# seen in: Yasser5711/Pneumonia IA/pneumonia-v2.ipynb@582f0ce73b3a497f6d0bbd34d000d02e303128c2
"""A trainer that makes up the rows that it cannot find."""

import os
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.datasets import make_classification
from sklearn.linear_model import LogisticRegression

IMAGES = Path("/data/xray")

if not IMAGES.exists():  # expect: MLA109
    print("no images, writing some")
    for number in range(50):
        np.save(IMAGES / f"{number}.npy", np.random.randint(0, 255, (224, 224)))


def make_rows(count: int = 100) -> pd.DataFrame:
    return pd.DataFrame({"a": np.random.randn(count), "b": np.random.randint(0, 2, count)})


def from_file(path: str) -> pd.DataFrame:
    if os.path.exists(path):
        return pd.read_csv(path)
    return make_rows()  # expect: MLA109


def from_table(engine) -> pd.DataFrame:
    try:
        frame = pd.read_sql("select * from rows", engine)
    except Exception as error:  # expect: MLA109
        print("no table:", error)
        values, labels = make_classification(n_samples=100, random_state=0)
        frame = pd.DataFrame(values).assign(b=labels)
    return frame


def from_named(path: str) -> pd.DataFrame:
    try:
        return pd.read_csv(path)
    except FileNotFoundError:  # expect: MLA109
        return make_rows()


def asked_for(path: str, synthetic: bool) -> pd.DataFrame:
    if synthetic:
        return make_rows()
    if not os.path.exists(path):
        raise FileNotFoundError(path)
    return pd.read_csv(path)


def split_or_make(path: str) -> np.ndarray:
    if not os.path.exists(path):
        np.save(path, np.random.permutation(1000))
    return np.load(path)


def train(frame: pd.DataFrame) -> LogisticRegression:
    return LogisticRegression(random_state=0).fit(frame[["a"]], frame["b"])
