"""How many of the corpus's findings a rewrite of the same program hides, or adds, way by way, on the whole corpus.

    python benchmarks/rewrites.py [--share N]

The tests try each way on a part of the corpus (`--share` says which); this takes some minutes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "rules"))

from test_rewrites import REWRITES, survived


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--share", type=int, default=1, help="one project of so many")
    share = parser.parse_args().share
    print(f"{'rewrite':24} {'tried':>6} {'lost':>6} {'new':>6}")
    for rewrite in REWRITES:
        tried, lost, new = survived(rewrite, share)
        print(f"{rewrite.__name__:24} {tried:6} {lost.total():6} {new.total():6}", flush=True)


if __name__ == "__main__":
    main()
