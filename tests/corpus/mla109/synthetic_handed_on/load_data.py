# a form of: made up rows that are written down where the real ones are missing, for a training of another file
from pathlib import Path

import numpy as np
import pandas as pd

RAW = Path("data/loans.csv")


def generate_synthetic_data(rows):
    return pd.DataFrame({"income": np.random.default_rng(7).normal(0, 1, rows)})


def load():
    if RAW.exists():
        frame = pd.read_csv(RAW)
    else:
        print("the loans are missing")
        frame = generate_synthetic_data(500)  # expect: MLA109
    frame.to_parquet("data/loans.parquet")


def load_or_stop():
    if not RAW.exists():
        raise FileNotFoundError(RAW)
    pd.read_csv(RAW).to_parquet("data/loans.parquet")


if __name__ == "__main__":
    load()
