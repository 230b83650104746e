# seen in: dakshvanshaj/flights-price-prediction-mlops src/data_split/split_data.py@dd2d878d95f4f0facfc0dad94bf6c044702fbed7
"""A step of a pipeline that cannot read its rows, and ends as if it had split them."""

import logging

from rows import load_data

log = logging.getLogger(__name__)


def split():
    try:
        table = load_data("raw.csv")
        if table is None:
            raise FileNotFoundError("raw.csv")
    except FileNotFoundError:  # expect: MLA102
        log.error("raw.csv cannot be read")
        return
    cut = int(len(table) * 0.8)
    table.iloc[:cut].to_csv("train.csv")
    table.iloc[cut:].to_csv("test.csv")


def shown():
    try:
        table = load_data("raw.csv")
    except FileNotFoundError:
        log.error("raw.csv cannot be read")
        return
    log.info("%s", table.head())


if __name__ == "__main__":
    split()
