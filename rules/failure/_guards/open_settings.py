"""Keys that a program reads from its environment or its settings, and that are empty where nobody sets them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.called import called, called_names
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.vocabulary import attributes, libraries
from mlaudit.code.written import as_written

_KEY: Final = regex(r"(?i)(key|token|secret|password|credential)s?(_?hash(es)?)?$")
_ENDS: Final = (
    *("key", "keys", "token", "tokens", "secret", "secrets", "password", "passwords", "credential", "credentials"),
    *("hash", "hashes"),
)
"""How the names end that `_KEY` takes, in lower case."""
_SETTINGS: Final = regex(r"(?i)(^|_)(settings?|config(uration)?|cfg|conf|env|environment|secrets|options)(\(\))?$")
_CLASS: Final = regex(r"(?i)(settings|config(uration)?|env(ironment)?|secrets)$")
_CLASS_ENDS: Final = ("settings", "config", "configuration", "env", "environment", "secrets")
"""The same of `_CLASS`."""
_READS: Final = frozenset({"os.getenv", "os.environ.get", "decouple.config", "environ.Env()", "environs.Env()"})
_READERS: Final = ("environ.Env().", "environs.Env().", "starlette.config.Config()")
_LIBRARIES: Final = frozenset({"environ", "environs", "starlette"})
_SEEN_THROUGH: Final = frozenset({"strip", "lstrip", "rstrip", "split", "encode", "get_secret_value", "lower"})
_HOLDERS: Final = frozenset({"set", "list", "tuple", "frozenset", "str", "SecretStr"})
_NAMED: Final = frozenset({ast.Name, ast.Attribute})
_DEPTH: Final = 6


def is_key(name: str) -> bool:
    """Whether a name is that of a key, a token or a password."""
    return _matches(name, _ENDS, _KEY)


def _matches(name: str, ends: tuple[str, ...], pattern: re.Pattern[str]) -> bool:
    """Whether a name is one that `pattern` takes, which in lower case end with one of `ends`. Most names are told by
    their ends, in a fifth of the time of the search; a cache of all names that files have is slower than that.
    """
    if name.isascii() and name.isidentifier() and not name.lower().endswith(ends):
        return False
    return pattern.search(name) is not None


def is_settings(owner: ast.expr) -> bool:
    """Whether an object is one of settings, by its name: ``settings``, ``self.config``, ``get_settings()``."""
    return _names_settings(last_part(owner.func if isinstance(owner, ast.Call) else owner))


@lru_cache(maxsize=100_000)
def _names_settings(name: str) -> bool:
    return _SETTINGS.search(name) is not None


def variable_of(file: FileContext, value: ast.expr | None) -> str:
    """The variable of the environment that a value is read from and that may be empty; "" for any other value."""
    for _ in range(_DEPTH):
        if isinstance(value, ast.BoolOp) and isinstance(value.op, ast.Or):
            last = value.values[-1]
            empty = isinstance(last, ast.Constant) and not last.value
            value = value.values[0] if empty else last
        elif isinstance(value, ast.ListComp | ast.SetComp | ast.GeneratorExp):
            value = value.generators[0].iter
        elif isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr in _SEEN_THROUGH:
            value = value.func.value
        elif isinstance(value, ast.Call) and last_part(value.func) in _HOLDERS and len(value.args) == 1:
            value = value.args[0]
        else:
            break
    return _read(file, value) if isinstance(value, ast.Call) and value.args else ""


def _read(file: FileContext, call: ast.Call) -> str:
    name = file.call_name(call) or ""
    if name not in _READS and not name.startswith(_READERS):
        if (
            last_part(call.func) != "get"
            or not isinstance(call.func, ast.Attribute)
            or not is_settings(call.func.value)
        ):
            return ""
    elif not name.startswith("os.") and file.argument(call, "default", 1) is None:
        return ""  # these raise where nothing is set
    default = file.argument(call, "default", 1)
    if default is not None and not (isinstance(default, ast.Constant) and not default.value):
        return ""
    variable = file.constant(call.args[0])
    return variable if isinstance(variable, str) else as_written(call.args[0])


def open_settings(file: FileContext) -> Iterator[tuple[ast.stmt, str]]:
    """The keys that the settings of a file hold, and that are empty where nobody sets them."""
    if not (_reads_settings(file) or any(map(is_declared, file.tree.of(ast.ClassDef)))):
        return
    for statement in file.tree.of(ast.AnnAssign):
        if statement.target.__class__ in _NAMED and is_key(last_part(statement.target)):
            if statement.value is not None and _is_open(file, statement, statement.value):
                yield statement, last_part(statement.target)
    for assign in file.tree.of(ast.Assign):
        target = assign.targets[0]
        if target.__class__ in _NAMED and is_key(last_part(target)) and _is_open(file, assign, assign.value):
            yield assign, last_part(target)


def holds_keys(file: FileContext) -> bool:
    """Whether anything in a file can be a key of the environment, or of settings that it imports or is given."""
    known: bool | None = file.shared.get("holds keys")
    if known is None:
        known = file.shared["holds keys"] = _holds_keys(file)
    return known


def _holds_keys(file: FileContext) -> bool:
    if _reads_settings(file) or any(map(is_key, _imported(file))):
        return True
    keys = set(filter(is_key, attributes(file)))
    read = file.tree.of(ast.Attribute) if keys else []
    return any(each.attr in keys and is_settings(each.value) for each in read)


def _imported(file: FileContext) -> Iterator[str]:
    """The names of what a file imports, there and here."""
    imports: list[ast.Import | ast.ImportFrom] = [*file.tree.of(ast.Import), *file.tree.of(ast.ImportFrom)]
    for alias in (alias for node in imports for alias in node.names):
        yield alias.name
        if alias.asname:
            yield alias.asname


def _reads_settings(file: FileContext) -> bool:
    """Whether a file calls anything that `variable_of` takes for a variable."""
    known: bool | None = file.shared.get("calls for settings")
    if known is None:
        known = file.shared["calls for settings"] = _calls_settings(file)
    return known


def _calls_settings(file: FileContext) -> bool:
    names = called_names(file)
    if not _READS.isdisjoint(names):
        return True
    if not _LIBRARIES.isdisjoint(libraries(file)) and any(name.startswith(_READERS) for name in names):
        return True
    owners = (call.func.value for call in called(file, "get") if isinstance(call.func, ast.Attribute))
    return any(map(is_settings, owners))


def is_declared(cls: ast.ClassDef) -> bool:
    """Whether a class holds settings, by its name or what it is made of."""
    names = (cls.name, *map(last_part, cls.bases))
    return any(_matches(name, _CLASS_ENDS, _CLASS) for name in names)


def _is_open(file: FileContext, place: ast.stmt, value: ast.expr) -> bool:
    """Whether a key may be empty that is assigned in a module or a class."""
    cls = file.class_of(place)
    if cls is None and file.function_of(place) is not None:
        return False
    declared = cls is not None and is_declared(cls)
    return (declared and _is_empty(file, value)) or bool(variable_of(file, _inner(value)))


def _is_empty(file: FileContext, value: ast.expr) -> bool:
    """``None``, ``""``, ``[]``, ``Field(default="")``: a field that may be left out."""
    inner = _inner(value)
    known = file.constant(inner)
    return known is not UNKNOWN and not known


def _inner(value: ast.expr) -> ast.expr:
    """The default in ``Field(None, alias="KEY")`` and in ``field(default_factory=lambda: os.getenv("KEY"))``."""
    if not isinstance(value, ast.Call) or last_part(value.func) not in ("Field", "field"):
        return value
    given = {k.arg: k.value for k in value.keywords}
    made = given.get("default_factory")
    if isinstance(made, ast.Lambda):
        return made.body
    return given.get("default") or (value.args[0] if value.args else value)
