"""What a module loads from a bucket that it fills itself."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_PUTS: Final = regex(r"(?i)(^|_)(put|upload|save|store|write)(_|$)")
_GETS: Final = regex(r"(?i)(^|_)(get|download|load|read|fetch|fget)(_|$)")
_DUMPS: Final = frozenset({"dump", "dumps"})
_SERIALISERS: Final = frozenset({"pickle", "joblib", "dill", "cloudpickle"})
_PLACES: Final = regex(r"(?i)bucket|container")


def is_put_there(file: FileContext, load: ast.Call) -> bool:
    """Whether a module that loads out of a bucket also dumps objects and puts them into the same one, by what both
    calls name the bucket: a constant, or the same attribute or name of the module.
    """
    if not file.calls_where(lambda name, last: last in _DUMPS and name.partition(".")[0] in _SERIALISERS):
        return False
    home: ast.AST = file.function_of(load) or file.tree.module
    asked = {
        place
        for call in file.inside(home, ast.Call)
        if _GETS.search(last_part(call.func))
        for place in _place(file, call)
    }
    if not asked:
        return False
    puts = file.calls_where(lambda _, last: _PUTS.search(last) is not None)
    return any(not asked.isdisjoint(_place(file, call)) for call in puts if file.function_of(call) is not home)


def _place(file: FileContext, call: ast.Call) -> set[str]:
    """How a call names the bucket that it asks or fills."""
    given = [keyword.value for keyword in call.keywords if keyword.arg and _PLACES.search(keyword.arg)]
    given += [each for each in call.args[:1] if _PLACES.search(file.text(each))]
    found: set[str] = set()
    for each in given:
        known, text = file.constant(each), file.text(each)
        if isinstance(known, str):
            found.add(known)
        elif not text.isidentifier() or text.isupper():  # another function's parameter may be called alike
            found.add(text)
    return found
