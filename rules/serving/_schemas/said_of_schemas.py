"""What a request's schema says by itself: fields that may be anything, and numbers, texts and arrays with no limits."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled
from mlaudit.findings import Severity

from .declared import plain, sets_up_run
from .loose import loose_field, named_figures
from .open_schemas import categories, is_category, loose_date
from .ranges import BOUNDED, is_measurement, mostly_bare, odd_one_out, out_of_range
from .shapes import shapeless
from .shares import open_share_of

OUT_OF_RANGE: Final = "a value that makes no sense is an error 500, or is answered like any other"
_TEXT: Final = regex(r"(Optional\[)?str(\]| \| None)?$")


class Said(NamedTuple):
    """What is to be said of a field, and what tells later whether its route looks at it."""

    place: ast.AnnAssign | ast.ClassDef
    message: str
    data: dict[str, Any]
    severity: Severity = Severity.INFO


def said_of_schema(node: ast.ClassDef, name: str) -> Iterator[Said]:
    """All that is to be said of a schema, by the name that it goes by."""
    date = loose_date(node)
    if date is not None:
        message = f"{_shown(name, date)} is any text: what is no date is a 500, or a missing value"
        yield Said(date, message, {"of values": True})
    loose = loose_field(node)
    if loose is not None:
        message = (
            f"{_shown(name, loose)} is `{ast.unparse(loose.annotation)}`: whatever was sent goes to the model, "
            "and nothing on the way looks at its fields, types or ranges"
        )
        yield Said(loose, message, {"loose": True}, Severity.WARNING)
    figures = named_figures(node) if loose is None else None
    if figures is not None:
        message = (
            f"{_shown(name, figures)} is `{ast.unparse(figures.annotation)}`: no name is asked for and no range, and a "
            "feature that is missing or misspelt is a 500, or is answered with a prediction"
        )
        yield Said(figures, message, {"loose": True})
    array = shapeless(node)
    if array is not None and loose is None:
        message = (
            f"{_shown(name, array)} is `{ast.unparse(array.annotation)}` of any length: "
            "rows that lack a feature, or hold NaN, are a 500 or are answered with a prediction"
        )
        yield Said(array, message, {"of shape": True})
    share = open_share_of(node)
    if share is not None:
        message = f"{_shown(name, share)} has no range: {OUT_OF_RANGE}"
        yield Said(share, message, {"share": ast.unparse(share.target)})
    if sets_up_run(node):
        return
    odd = odd_one_out(node)
    if odd is not None:
        message = (
            f"{_shown(name, odd)} has no range where the numbers beside it have one: "
            f"{out_of_range([odd])} are answered with a prediction"
        )
        yield Said(odd, message, {})
    yield from _of_all(node, name)


def _of_all(node: ast.ClassDef, name: str) -> Iterator[Said]:
    """Numbers of which none has a range, else texts of which a model knows a few, else numbers that are mostly open."""
    fields = [statement for statement in node.body if isinstance(statement, ast.AnnAssign)]
    numbers = [field for field in fields if is_measurement(field)]
    texts = [field for field in fields if _TEXT.match(plain(field.annotation))]
    few = len(numbers) < 2 or 2 * (len(numbers) + len(texts)) < len(fields)
    if not few and not BOUNDED.search(spelled(node)):
        kinds = f", and its {len(texts)} texts are no closed set" if len(texts) > 1 else ""
        message = (
            f"none of the {len(numbers)} numbers of `{name}` has a range{kinds}: "
            f"{out_of_range(numbers)} are answered with a prediction"
        )
        names = [ast.unparse(each.target) for each in numbers]
        yield Said(numbers[0], message, {"categories": sum(map(is_category, texts)), "measured": names})
        return
    free = categories(node)
    if free:
        more = f" and {len(free) - 1} more of its texts" if len(free) > 1 else ""
        message = (
            f"{_shown(name, free[0])}{more} may be any text: a category that the model was not "
            "trained on, or one that is misspelt, is answered with a prediction"
        )
        yield Said(free[0], message, {"categories": len(free), "of values": True})
    bare = mostly_bare(node)
    if bare and not few and not free:
        message = (
            f"{len(bare)} of the {len(numbers)} numbers of `{name}` have no range, {_shown(name, bare[0])} the first: "
            f"{out_of_range(bare)} are answered with a prediction"
        )
        yield Said(node, message, {})


def _shown(name: str, field: ast.AnnAssign) -> str:
    return f"`{name}.{ast.unparse(field.target)}`"
