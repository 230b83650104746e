"""Modules that are made for the weights they get: of the sizes that stand in these, or with a reason beside it."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.written import as_written

_SIZES: Final = frozenset({"shape", "size"})
_COMMENT: Final = regex(r"^\s*#")
_SPEAKS: Final = regex(r"(?i)\bstrict|\bmissing\b|\bunexpected\b|\bkeys?\b|\bbuffers?\b")
_REASON: Final = regex(
    r"(?i)\b(due to|because|since|as the|on purpose|by design|intentional\w*|harmless|removed|renamed|not persistent|"
    r"non-persistent|position_ids|masked_bias|inv_freq)\b"
)
_LEFT_OPEN: Final = regex(r"(?i)\b(todo|fixme|xxx|hack)\b")


def is_sized_by(file: FileContext, load: ast.Call) -> bool:
    """Whether the module that is loaded, or the parts that it was given by hand, were made with sizes read from the
    very weights: ``Block(weights["linear.weight"].shape[0])``. What they hold was looked up then.
    """
    held = load.func.value if isinstance(load.func, ast.Attribute) else None
    weights = load.args[0] if load.args else None
    home = file.function_of(load)
    if not isinstance(held, ast.Name) or not isinstance(weights, ast.Name) or home is None:
        return False
    model = as_written(held)
    made = [
        assign.value
        for assign in file.inside(home, ast.Assign)
        if isinstance(assign.value, ast.Call) and assign.lineno < load.lineno
        if any(as_written(target) == model or as_written(target).startswith(f"{model}.") for target in assign.targets)
    ]
    parts = [each for each in made if isinstance(each, ast.Call) and (each.args or each.keywords)]
    return parts != [] and all(_takes_size_of(file, each, weights.id) for each in parts)


def _takes_size_of(file: FileContext, made: ast.Call, weights: str) -> bool:
    given = (*made.args, *(keyword.value for keyword in made.keywords))
    names = [part for each in given for part in (each, *file.inside(each, ast.Name))]
    values = [value for name in names for value in (name, *file.names.values(name))]
    return any(_is_size_of(file, value, weights) for value in values)


def _is_size_of(file: FileContext, value: ast.expr, weights: str) -> bool:
    """``weights["linear.weight"].shape[0]``."""
    return any(
        size.attr in _SIZES
        and isinstance(size.value, ast.Subscript)
        and isinstance(size.value.value, ast.Name)
        and size.value.value.id == weights
        for size in file.inside(value, ast.Attribute)
    )


def is_explained(file: FileContext, load: ast.Call) -> bool:
    """Whether a comment right above a load, or beside it, says why names may be missing."""
    statement = file.statement_of(load)
    if statement is None or not file.holds(b"#"):
        return False
    lines = file.source.lines
    said = [f"#{line.partition('#')[2]}" for line in lines[load.lineno - 1 : load.end_lineno] if "#" in line]
    for line in reversed(lines[: statement.lineno - 1]):
        if not _COMMENT.match(line):
            break
        said.append(line)
    text = " ".join(reversed(said))
    return bool(_SPEAKS.search(text) and _REASON.search(text)) and not _LEFT_OPEN.search(text)


__all__ = ["is_explained", "is_sized_by"]
