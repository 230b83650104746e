"""The best of several models, of which a function hands out the name or the score and nothing more."""

from __future__ import annotations

import ast
import re
from typing import Final

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.sources import sources_of
from mlaudit.code.tree import parent_of

from .kept import handed_on, is_kept_here

NAMED: Final = "named under"
_ONLY_NAMES: Final = regex(
    r"(?i)(^|_)(name|id|key|label|idx|index|score|value|metric|acc|accuracy|f1|auc|recall|precision|r2|rmse|mae|mse|loss)$"
)
"""What the name or the score of a model is called."""


def only_named(file: FileContext, picked: ast.expr) -> list[str]:
    """The keys under which the function that picks a model returns its name or its score, "" for none; [] where the
    model itself is kept or handed on.
    """
    home = file.function_of(picked)
    if home is None or is_kept_here(file, picked):
        return []
    handed = handed_on(file, picked, home)
    if not all(_ONLY_NAMES.search(part.id) for part in handed):
        return []
    return sorted({_key_of(file, part) for part in handed})


def is_asked_for(candidate: Candidate, project: ProjectView) -> bool:
    """Whether any caller goes on with a name that a function returns: it takes the answer, a source reads the key."""
    where, keys = candidate.finding.location, candidate.data[NAMED]
    if where is None or all(each.call.dropped for each in project.callers((where.path, candidate.function))):
        return False
    sources = sources_of(project)
    if "" in keys or sources is None:
        return True
    read = regex("|".join(rf"(?:\[|\bget\(|\bpop\()\s*[\"']{re.escape(key)}[\"']" for key in keys).encode())
    return any(read.search(text) for text in sources.values())


def _key_of(file: FileContext, part: ast.Name) -> str:
    above = parent_of(part)
    if not isinstance(above, ast.Dict):
        return ""
    key = next((key for key, value in zip(above.keys, above.values, strict=True) if value is part), None)
    known = file.constant(key) if key is not None else None
    return known if isinstance(known, str) else ""


__all__ = ["NAMED", "is_asked_for", "only_named"]
