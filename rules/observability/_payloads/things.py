"""Bodies of requests that tell of no person: figures, dates, ids, and choices out of a list."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from ...serving._schemas.kinds import CHOICES, FIGURES, TEXTS
from .fields import tells_of_person

_AROUND: Final = frozenset(
    {"Optional", "Union", "Annotated", "list", "List", "tuple", "Tuple", "Sequence", "set", "Set", "frozenset"}
)
_BASES: Final = frozenset({"BaseModel", "SQLModel", "NamedTuple", "TypedDict", "ABC", "Protocol"})
_SOMEBODY: Final = (
    r"patient|applicant|customer|employee|student|pupil|passenger|person|candidate|borrower|member|citizen|heart|health"
    r"|diabet|disease|clinical|medical|credit|loan"
)
_OF_SOMEBODY: Final = regex(rf"(?i)({_SOMEBODY}|user)")
"""Models that are about somebody, whatever their fields are called."""
_FIELD_OF_SOMEBODY: Final = regex(
    rf"(?i)({_SOMEBODY}|employ|job|occupation|educat|marital|hous(e_?hold|ing)|residen|visa|immigra|smok|alcohol|famil)"
)
"""Fields that are: that a figure or a choice is a user's tells nothing of who that is."""
_OF_GOODS: Final = regex(
    r"(?i)(^|_)(brand|make|model|series|trim|variant|transmission|gearbox|fuel|drivetrain|engine|colou?r|material|segment(_clean)?"
    r"|condition|cut|clarity|grade|crop|soil|variety|species|furnishing|genres?|airline|carrier|airport|sku|ticker|currency"
    r"|unit|season|weekday|types?|kinds?|categor(y|ies)|status|ids?)$"
)
"""Texts that tell one thing from another, and are picked out of a list as a rule."""
_LISTED: Final = regex(r"^\^?\(?(\?:)?[\w -]+(\|[\w -]+)+\)?\$?$")
"""Patterns that are a list of words: ``^(day|night)$``."""
_JOINT: Final = regex(r"(?<=[a-z0-9])(?=[A-Z])")
_DEPTH: Final = 3


def of_things(file: FileContext, model: ast.ClassDef, depth: int = _DEPTH) -> tuple[str, ...] | None:
    """The classes of other files on which it hangs whether all that a model holds are figures, dates, ids, choices and
    properties of goods, none of a person; None where it holds anything else.
    """
    fields = [each for each in model.body if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)]
    if depth <= 0 or not fields or _OF_SOMEBODY.search(model.name):
        return None
    elsewhere: list[str] = []
    for base in (each for each in model.bases if last_part(each) not in _BASES):
        held = _of_class(file, base, depth)
        if held is None:
            return None
        elsewhere += held
    for each in fields:
        name = last_part(each.target)
        if tells_of_person(name) or _FIELD_OF_SOMEBODY.search(name):
            return None
        is_picked = _OF_GOODS.search(_JOINT.sub("_", name)) is not None or _is_listed(file, each.value)
        held = _held(file, each.annotation, is_picked, depth)
        if held is None:
            return None
        elsewhere += held
    return tuple(dict.fromkeys(elsewhere))


def _held(file: FileContext, kind: ast.expr, is_picked: bool, depth: int) -> tuple[str, ...] | None:
    """What `of_things` says of one kind; a text counts where it `is_picked` out of a list."""
    if isinstance(kind, ast.Constant):
        return () if kind.value is None else None
    if isinstance(kind, ast.Call) and last_part(kind.func) in TEXTS:
        return () if is_picked or _is_listed(file, kind) else None
    if isinstance(kind, ast.BinOp | ast.Subscript):
        parts = _parts(kind)
        if parts is None:
            return None
        listed = is_picked or (isinstance(kind, ast.Subscript) and any(_is_listed(file, e) for e in _elements(kind)))
        inner = [_held(file, each, listed, depth) for each in parts]
        return None if None in inner else tuple(name for each in inner for name in each or ())
    last = last_part(kind.func if isinstance(kind, ast.Call) else kind)
    if last in FIGURES:
        return ()
    if last in TEXTS:
        return () if is_picked else None
    return _of_class(file, kind, depth)


def _elements(kind: ast.Subscript) -> list[ast.expr]:
    return kind.slice.elts if isinstance(kind.slice, ast.Tuple) else [kind.slice]


def _parts(kind: ast.BinOp | ast.Subscript) -> list[ast.expr] | None:
    """The kinds that a kind is made of, none for a list of choices; None where that is another kind of kind."""
    if isinstance(kind, ast.BinOp):
        return [kind.left, kind.right]
    outer = last_part(kind.value)
    if outer == "Literal":
        return []
    inner = [each for each in _elements(kind) if not (isinstance(each, ast.Constant) and each.value is ...)]
    return (inner[:1] if outer == "Annotated" else inner) if outer in _AROUND else None


def _of_class(file: FileContext, kind: ast.expr, depth: int) -> tuple[str, ...] | None:
    """What `of_things` says of a model of this file; an enumeration is a choice, and other files tell of their own."""
    own = [each for each in file.tree.of(ast.ClassDef) if isinstance(kind, ast.Name) and each.name == kind.id]
    if own:
        is_choice = any(last_part(base) in CHOICES for base in own[0].bases)
        return () if is_choice else of_things(file, own[0], depth - 1) if len(own) == 1 else None
    name = file.qualname(kind) if isinstance(kind, ast.Name | ast.Attribute) else None
    return (f"{name}()",) if name is not None and not name.startswith("builtins.") else None


def _is_listed(file: FileContext, given: ast.expr | None) -> bool:
    """Whether a pattern is given that is a list of words: ``Field(pattern="^(day|night)$")``."""
    if not isinstance(given, ast.Call):
        return False
    patterns = [file.constant(each.value) for each in given.keywords if each.arg in ("pattern", "regex")]
    return any(isinstance(each, str) and _LISTED.match(each) for each in patterns)


__all__ = ["of_things"]
