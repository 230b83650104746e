"""Bodies of requests that tell of no person: figures, dates and choices out of a list."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .fields import tells_of_person

_PLAIN: Final = frozenset(
    {"int", "float", "bool", "None", "date", "datetime", "time", "timedelta", "Decimal", "PositiveInt", "PositiveFloat"}
    | {"NonNegativeInt", "NonNegativeFloat", "conint", "confloat"}
)
_AROUND: Final = frozenset({"Optional", "Union", "Annotated", "list", "List", "tuple", "Tuple", "Sequence"})
_CHOICES: Final = frozenset({"Enum", "StrEnum", "IntEnum", "Flag", "IntFlag"})
_SOMEBODY: Final = regex(
    r"(?i)(patient|applicant|customer|employee|student|pupil|passenger|person|candidate|borrower|member|citizen|user|heart"
    r"|health|diabet|disease|clinical|medical|credit|loan)"
)
"""Models that are about somebody, whatever their fields are called."""
_OF_GOODS: Final = regex(
    r"(?i)(^|_)(brand|make|model|series|trim|variant|transmission|gearbox|fuel|drivetrain|engine|body_?type|fuel_?type|colou?r"
    r"|material|segment(_clean)?|warranty(_status)?|condition|cut|clarity|grade|crop|soil(_type)?|variety|species|furnishing)$"
)
"""Texts that tell one thing from another, and are picked out of a list as a rule."""


def of_things(file: FileContext, model: ast.ClassDef, depth: int = 2) -> bool:
    """Whether all fields of a model are figures, dates, choices and properties of goods, and none is about a person."""
    if depth <= 0 or _SOMEBODY.search(model.name):
        return False
    fields = [each for each in model.body if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)]
    named = [each.target.id for each in fields if isinstance(each.target, ast.Name)]
    if not fields or any(tells_of_person(name) or _SOMEBODY.search(name) for name in named):
        return False
    return all(
        _is_plain(file, each.annotation)
        or (last_part(each.annotation) == "str" and _OF_GOODS.search(last_part(each.target)))
        or _is_within(file, each.annotation, depth)
        for each in fields
    )


def _is_within(file: FileContext, kind: ast.expr, depth: int) -> bool:
    """Whether a kind is another model of the same file that tells of things alone."""
    own = [each for each in file.tree.of(ast.ClassDef) if isinstance(kind, ast.Name) and each.name == kind.id]
    return len(own) == 1 and of_things(file, own[0], depth - 1)


def _is_plain(file: FileContext, kind: ast.expr) -> bool:
    if isinstance(kind, ast.Constant):
        return kind.value is None
    if isinstance(kind, ast.Call):
        return last_part(kind.func) in _PLAIN
    if isinstance(kind, ast.BinOp):
        return _is_plain(file, kind.left) and _is_plain(file, kind.right)
    if isinstance(kind, ast.Subscript):
        outer = last_part(kind.value)
        inner = kind.slice.elts if isinstance(kind.slice, ast.Tuple) else [kind.slice]
        if outer == "Literal":
            return True
        kept = inner[:1] if outer == "Annotated" else [e for e in inner if not _is_ellipsis(e)]
        return outer in _AROUND and all(_is_plain(file, each) for each in kept)
    return last_part(kind) in _PLAIN or _is_choice(file, kind)


def _is_ellipsis(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is ...


def _is_choice(file: FileContext, kind: ast.expr) -> bool:
    """Whether a kind is an enumeration of the same file."""
    name = last_part(kind)
    own = [each for each in file.tree.of(ast.ClassDef) if each.name == name]
    return bool(own) and any(last_part(base) in _CHOICES for base in own[0].bases)


__all__ = ["of_things"]
