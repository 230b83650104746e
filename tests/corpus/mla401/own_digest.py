# seen in: davidagyekum/momo-fraud-detection ml/src/momo_fdvs_ml/transaction_model.py@5fe83763ebae19459bd49c8ddc5e0e35b67c2c03
"""A file is loaded where a function of the project's own finds the digest that was expected."""

import sys
from pathlib import Path

import joblib
from digests import sha256_file


def load_checked(path: Path, expected_sha256: str):
    if sha256_file(path) != expected_sha256:
        raise ValueError(f"{path} is not the file that was agreed on")
    return joblib.load(path)


def load_shown(path: Path):
    print(sha256_file(path))
    return joblib.load(path)  # expect: MLA401


if __name__ == "__main__":
    load_checked(Path(sys.argv[1]), sys.argv[2])
    load_shown(Path(sys.argv[1]))
