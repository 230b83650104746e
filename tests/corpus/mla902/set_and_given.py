# seen in: simon-bouchard/book-recommendation-platform app/enrichment/backfill_parallel.py@6cc3995728ee45646d4638e12d6da427a9415ce5
"""Variables that are set for others, where the constant of this module is given the same value beside them."""

import argparse
import os

EDITION = os.getenv("EDITION", "first")
BINDING = os.getenv("BINDING", "cloth")
COVER = os.getenv("COVER", "plain")

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--edition")
    parser.add_argument("--binding")
    given = parser.parse_args()
    if given.edition:
        os.environ["EDITION"] = given.edition
        EDITION = given.edition
    os.environ["BINDING"] = given.binding  # expect: MLA902
    bound = given.binding
    os.environ["COVER"] = "gilt"  # expect: MLA902
    print(EDITION, BINDING, COVER, bound)
