# a form of: a step of a pipeline that tells what has run it that it cannot read its rows
import logging
import sys

from rows import load_data

log = logging.getLogger(__name__)


def split():
    try:
        table = load_data("raw.csv")
    except FileNotFoundError:
        log.error("raw.csv cannot be read")
        sys.exit(1)
    table.head(100).to_csv("train.csv")


if __name__ == "__main__":
    split()
