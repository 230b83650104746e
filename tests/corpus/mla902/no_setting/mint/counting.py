import os

PRESSES = os.getenv("PRESSES", "large,small").strip("[").strip("]").split(",")
WHERE = {"COUNT_FILE": os.getenv("COUNT_FILE", "/counts")}


def read_counts(counts, allowed, *rest):
    return open(counts["COUNT_FILE"]).read(), WHERE, PRESSES, allowed, rest
