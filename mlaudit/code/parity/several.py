"""One of several files: a model that is read from the registry or else from the disk, or from the first path that is
there, and the paths that settings declare or that are put together from pieces.
"""

from __future__ import annotations

from collections.abc import Iterable
from string import Formatter
from typing import TYPE_CHECKING, Final

from mlaudit.code.parity.values import UNKNOWN, Const, Function, Items, Mapping, Names, Obj, Place, Value
from mlaudit.code.pattern import regex

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

_MOST: Final = 24
"""Files that one reading may be of."""

_FILE: Final = regex(r"[^\s{}]*(/[^\s/{}]+|\.[A-Za-z]\w{0,11}|/)")
"""A text that may be a file's or folder's name, or end one."""

_HOLES: Final = regex(r"%[-0-9.]*[sdrfi]")
"""What a value goes into, in a template of the old kind."""

_FIELDS: Final = frozenset(
    {"pydantic.Field", "pydantic.fields.Field", "pydantic.v1.Field", "sqlmodel.Field", "decouple.config"}
    | {"attr.ib", "attr.attrib", "attr.field", "attrs.field", "dataclasses.field", "msgspec.field"}
)
"""What a class declares a setting with: its default, or what makes that."""

_SECOND: Final = frozenset({"decouple.config"})
"""Those that take the default second."""
_NAMED: Final = ("dataclasses.", "msgspec.", "attrs.", "attr.field")
"""Those that take it by its name alone."""


def declared(machine: Machine, name: str, arguments: list[Value], keywords: dict[str, Value]) -> Value | None:
    """The default of a field that settings declare, where it is a path or a number; None for any other call."""
    if name not in _FIELDS:
        return None
    given = keywords.get("default")
    position = 1 if name in _SECOND else 0
    if given is None and not name.startswith(_NAMED) and len(arguments) > position:
        given = arguments[position]
    maker = keywords.get("default_factory", keywords.get("factory"))
    if given is None and isinstance(maker, Function):
        given = machine.invoke(maker, [], {}, Place(machine.here[0], 1))
    return given if given is not None and (is_file(given) or _is_number(given)) else None


def _is_number(value: Value) -> bool:
    return isinstance(value, Const) and isinstance(value.value, int | float) and not isinstance(value.value, bool)


def is_file(value: Value) -> bool:
    """Whether a constant may be the name of a file."""
    return isinstance(value, Const) and isinstance(value.value, str) and _FILE.fullmatch(value.value) is not None


def files(values: list[Value]) -> Names | None:
    """One of several files, where every way gives the name of one; None for any other constants."""
    names: list[str] = []
    for value in values:
        if isinstance(value, Names):
            names += texts(value)
        elif isinstance(value, Const) and is_file(value):
            names.append(value.value)
        elif not (isinstance(value, Const) and value.value is None):
            return None
    return _several(names)


def _several(names: list[str]) -> Names | None:
    kept = tuple(dict.fromkeys(names))
    return Names(kept) if 1 < len(kept) <= _MOST and all(_FILE.fullmatch(name) for name in kept) else None


def texts(value: Value | None) -> list[str]:
    """The texts of which a value is one, where several are known."""
    return [each for each in value.values if isinstance(each, str)] if isinstance(value, Names) else []


def paths(value: Value | None) -> list[str]:
    """The files of which a path, or an open file, is one; none where it is a single one."""
    while isinstance(value, Obj) and value.cls in ("path", "file"):
        value = value.arguments.get("path")
    return texts(value)


def first(value: Items | Names) -> Value:
    """What ``next(path for path in PATHS if path.exists())`` gives: one of these files."""
    return files([value] if isinstance(value, Names) else value.items) or UNKNOWN


def common(names: list[str]) -> str:
    """The one name that stands for several files: theirs, where it differs by folder alone, or else its end."""
    if not names:
        return ""
    ends = {name.rpartition("/")[2] for name in names}
    if len(ends) == 1:
        return names[0]
    kinds = {name.rpartition(".")[2] for name in ends if "." in name}
    return f"*.{kinds.pop()}" if len(kinds) == 1 and all("." in name for name in ends) else ""


def read_from(model: Obj, given: Iterable[Value]) -> None:
    """Note the files of which a model is read from one: of which, is unknown, unless only their folders differ."""
    for value in given:
        known = paths(value)
        if known:
            alike = len({name.rpartition("/")[2] for name in known}) == 1
            model.loaded, model.others = known[0] if alike else "", known[alike:_MOST]
            return


def put_together(parts: list[Value], between: str = "") -> Names | None:
    """A path of which one piece is one of several that are known; None where more of it is open."""
    several = [texts(part) for part in parts if isinstance(part, Names)]
    if len(several) != 1 or not all(isinstance(part, Const | Names) for part in parts):
        return None
    made = []
    for each in several[0]:
        pieces = [str(part.value) if isinstance(part, Const) else each for part in parts]
        last = len(pieces) - 1
        pieces = [piece.rstrip(between) if between and i < last else piece for i, piece in enumerate(pieces)]
        made.append(between.join(pieces))
    return _several(made)


def filled_in(template: str, arguments: list[Value], keywords: dict[str, Value]) -> list[Value]:
    """The pieces of ``"{}/{name}.pkl".format(folder, name="best")``, in order."""
    try:
        fields = [(text, field) for text, field, _, _ in Formatter().parse(template)]
    except ValueError:
        return [UNKNOWN]
    pieces: list[Value] = []
    following = iter(arguments)
    for text, field in fields:
        pieces += [Const(text)] if text else []
        if field == "":
            pieces.append(next(following, UNKNOWN))
        elif field is not None:
            pieces.append(arguments[int(field)] if field in map(str, range(len(arguments))) else UNKNOWN)
            pieces[-1] = keywords.get(field, pieces[-1])
    return pieces


def interpolated(template: str, arguments: list[Value]) -> list[Value]:
    """The pieces of ``"%s/%s.pkl" % (folder, name)``, in order."""
    pieces: list[Value] = []
    following = iter(arguments)
    for i, text in enumerate(_HOLES.split(template)):
        pieces += [next(following, UNKNOWN)] if i else []
        pieces += [Const(text)] if text else []
    return pieces


def also(chosen: Value, other: Value) -> None:
    """Note that what was read from one file may as well have been read from another."""
    if isinstance(chosen, Obj) and isinstance(other, Obj) and chosen is not other:
        if chosen.loaded is not None and other.loaded is not None and chosen.part == other.part:
            for path in (other.loaded, *other.others):
                if path and path != chosen.loaded and path not in chosen.others and len(chosen.others) < _MOST:
                    chosen.others.append(path)
    elif isinstance(chosen, Items) and isinstance(other, Items) and len(chosen.items) == len(other.items):
        for one, another in zip(chosen.items, other.items, strict=True):
            also(one, another)
    elif isinstance(chosen, Mapping) and isinstance(other, Mapping):
        for key, one in chosen.items.items():
            if key in other.items:
                also(one, other.items[key])
