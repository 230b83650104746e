"""What a check answers: that all is well, that something is to be refused, or neither."""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_FINE: Final = regex(
    r"(?i)(^|_)(valid|allow(ed)?|safe|ok|pass(ed)?|approved?|authenticated|authori[sz]ed|permit(ted)?|clean|accept(ed)?"
    r"|granted|benign|legit(imate)?|compliant)$"
)
"""Fields, members and words that say that something is let through."""
_ALARM: Final = regex(
    r"(?i)(^|_)(flagged|block(ed)?|toxic|nsfw|unsafe|harmful|drift(ed|_detected)?|den(y|ied)|reject(ed)?|refused?|declined?"
    r"|violations?|violates|malicious|injection|jailbreak|suspicious|anomal(y|ous)|degraded|banned|spam|leak(ed)?|pii)$"
)
"""Fields, members and words that say that something is wrong."""


def openness(file: FileContext, value: ast.expr | None) -> bool | None:
    """True where a value says that all is well, False where it refuses, None where it says neither, or is computed.

    A bool says so by itself, a tuple by its first item, a dict or an object by the fields that speak of it.
    """
    if isinstance(value, ast.Constant):
        if isinstance(value.value, bool):
            return value.value
        return _by_word(value.value) if isinstance(value.value, str) else None
    if isinstance(value, ast.Tuple):
        return openness(file, value.elts[0]) if value.elts else None
    if isinstance(value, ast.Attribute):
        return _by_word(value.attr) if last_part(value.value)[:1].isupper() else None
    if isinstance(value, ast.Dict):
        keys = [k.value if isinstance(k, ast.Constant) and isinstance(k.value, str) else "" for k in value.keys]
        return _by_fields(dict(zip(keys, value.values, strict=True)))
    if isinstance(value, ast.Call):
        return _by_fields(_fields(file, value)) if last_part(value.func)[:1].isupper() else None
    return None


def alarms(name: str) -> bool:
    """Whether a flag of this name is raised where something is wrong."""
    return _ALARM.search(name) is not None


def _by_word(word: str) -> bool | None:
    return False if _ALARM.search(word) else True if _FINE.search(word) else None


def _by_fields(fields: dict[str, ast.expr]) -> bool | None:
    """What the fields with a constant bool say together: one that refuses decides."""
    said: list[bool] = []
    for name, value in fields.items():
        if isinstance(value, ast.Constant) and isinstance(value.value, bool):
            if _ALARM.search(name):
                said.append(not value.value)
            elif _FINE.search(name):
                said.append(value.value)
    return all(said) if said else None


def _fields(file: FileContext, made: ast.Call) -> dict[str, ast.expr]:
    """The fields that a call gives to the object it makes, with the defaults of a class of this file."""
    given = {k.arg: k.value for k in made.keywords if k.arg is not None}
    cls = next((c for c in file.tree.of(ast.ClassDef) if c.name == last_part(made.func)), None)
    if cls is None or file.has_unpacking(made):
        return given
    names, defaults = _declared(cls)
    positional = dict(zip(names, made.args, strict=False))
    return {**defaults, **positional, **given}


def _declared(cls: ast.ClassDef) -> tuple[list[str], dict[str, ast.expr]]:
    """The fields of a class in their order, and those of them that have a default."""
    fields = [s for s in cls.body if isinstance(s, ast.AnnAssign) and isinstance(s.target, ast.Name)]
    names = [f.target.id for f in fields if isinstance(f.target, ast.Name)]
    defaults = {
        f.target.id: _default(f.value) for f in fields if isinstance(f.target, ast.Name) and f.value is not None
    }
    return names, defaults


def _default(value: ast.expr) -> ast.expr:
    """The default of a field: ``False``, also of ``Field(False, ...)``."""
    if isinstance(value, ast.Call) and last_part(value.func) == "Field" and value.args:
        return value.args[0]
    return value


@lru_cache(maxsize=100_000)
def words(name: str) -> str:
    """The words of a name in lower case, joined by ``_``: ``drift_guard`` of ``DriftGuard``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
