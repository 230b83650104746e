"""Precision and recall of the code rules on hand-labelled public repositories, category by category.

    python benchmarks/devset.py --repositories DIR --labels labels.jsonl --score score.py [--list]

DIR holds one checkout a repository, named OWNER__NAME, at the commit that the labels were made on. The table, each
miss and each false alarm come from the scorer of the labels.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> int:
    """Lint every repository and score the findings."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repositories", type=Path, required=True)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--score", type=Path, required=True)
    parser.add_argument("--list", action="store_true", help="print each miss and each false alarm")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for repository in sorted(path for path in options.repositories.iterdir() if path.is_dir()):
            output = Path(folder) / f"{repository.name}.json"
            command = [sys.executable, "-m", "mlaudit", "lint", ".", "--no-cache", "--allow-empty"]
            done = subprocess.run(
                [*command, "--format", "json", "--output", str(output)], cwd=repository, capture_output=True, text=True
            )
            if not output.exists():
                print(f"{repository.name}: {done.stderr.strip()}", file=sys.stderr)
                return 2
        score = [sys.executable, str(options.score), folder, "--labels", str(options.labels)]
        return subprocess.call([*score, "--list"] if options.list else score)


if __name__ == "__main__":
    sys.exit(main())
