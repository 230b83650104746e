"""What is fetched as rows to learn from or to judge by, rather than as a model."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.findings import Finding

from ...serving._web.lessons import is_lesson

_FETCHES: Final = regex(
    r"(^|\.)(load_dataset(_builder)?|dataset_load|dataset_download(_files?)?|download_kaggle_dataset|fetch_openml"
    r"|get_dataset|HuggingFaceDatasetLoader)$|\.MsDataset\.load$|\.Dataset\.get(_by_name)?$|\.data\.get$"
    r"|^opendatasets\.download$"
)
_ROWS: Final = regex(r"(?i)\.(csv|tsv|jsonl?|parquet|feather|arff|data|txt|xlsx?)(\.(gz|bz2|zip|xz))?(\?[^/]*)?$")
_ON_A_HUB: Final = regex(r"^https?://[^/]+/datasets/")


def fetches_rows(file: FileContext, node: ast.Call, name: str) -> bool:
    """Whether a call fetches a data set, by its own name or by the type that it says the repository is of."""
    return _FETCHES.search(name) is not None or file.constant(file.argument(node, "repo_type")) == "dataset"


def is_table(address: str) -> bool:
    """Whether an address is that of a table or a text, or lies in a data set of a hub."""
    return _ROWS.search(address) is not None or _ON_A_HUB.match(address) is not None


def is_released(finding: Finding, *, served: bool) -> bool:
    """Whether what is learnt or answered from rows leaves this machine: a program that trains or serves, no lesson.

    A benchmark, a demonstration and a script that fills a cache once run again on rows that are looked at.
    """
    where = finding.location
    if where is None or (is_lesson(where.path) and not served):
        return False
    return served or finding.context in ("training", "serving")
