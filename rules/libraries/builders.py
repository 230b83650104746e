"""The loaders of files that come with the library ``datasets``: they bring no code, and no rows of their own."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part

LOADERS: Final = frozenset({"load_dataset", "load_dataset_builder"})
"""Calls whose first argument is a repository, a folder or one of `BUILDERS`."""
BUILDERS: Final = frozenset(
    {
        *("csv", "json", "parquet", "text", "arrow", "pandas", "xml", "sql", "generator", "spark", "cache", "hdf5"),
        *("imagefolder", "audiofolder", "videofolder", "pdffolder", "webdataset"),
    }
)
"""Loaders of files that the caller names: nothing is fetched by name."""


def is_packaged(file: FileContext, call: ast.Call) -> bool:
    """Whether a call reads files with a loader of the library itself: ``load_dataset("parquet", data_files=...)``."""
    return last_part(call.func) in LOADERS and file.constant(file.argument(call, "path", 0)) in BUILDERS


__all__ = ["BUILDERS", "LOADERS", "is_packaged"]
