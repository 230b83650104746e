from pathlib import Path

import pandas as pd
from sklearn.linear_model import Ridge

HERE = Path(__file__).parent
LINK = "https://example.org/home/mara/rows.csv"


def train():
    frame = pd.read_csv(HERE / "data" / "rows.csv")
    return Ridge().fit(frame[["age"]], frame["churned"])


if __name__ == "__main__":
    train()
