"""Rows that training leaves out by a word in them, which a request may hold all the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Compared, Parity
from mlaudit.code.parity.flows import Flow
from mlaudit.code.parity.kinds import NUMBER, schemas, sent_as
from mlaudit.code.parity.parameters import plain
from mlaudit.code.parity.values import Event, Place
from mlaudit.code.pattern import regex

from ._cleaning import assignments, bodies

_JUNK: Final = regex(
    r"(?i)\W*(unknown|other|others|missing|none|null|nan|na|n/a|undefined|error|invalid|tbd|total)?\W*"
)
"""Words that stand for no value: rows of them are cleaned away, and are no kind of their own."""
_KEEPS_ROWS: Final = frozenset({"copy", "reset_index"})


class LeftOut(NamedTuple):
    """Where rows are left out, by which column and word, and where the model is asked."""

    dropped: Place
    column: str
    word: str
    asked: Place


def left_out(analysis: Parity) -> Iterator[LeftOut]:
    """Every word by which a training leaves out rows, in a column that a request brings as a text, where nothing on the
    serving side names that word.
    """
    told: set[Place] = set()
    for compared in analysis.compared:
        training, serving = compared.pair.training, compared.pair.serving
        if not analysis.is_serving(serving):
            continue
        served = _files(serving) | {path for path, _ in analysis.serving_roots if path == serving.root[0]}
        asked = [name for name in _columns(analysis, compared) if _is_text(analysis, serving, name)]
        for path in sorted(_files(training) - served) if asked else ():
            flow = analysis.machine.flows.get(path)
            for columns, word, place in () if flow is None or is_test_path(path) else _filters(flow):
                name = next((each for each in asked if any(_is_of(column, each) for column in columns)), None)
                where = Place(path, *place)
                if name is None or where in told or _names(analysis, serving, served, name, word):
                    continue
                told.add(where)
                yield LeftOut(where, name, word, serving.place)


def _files(event: Event) -> set[str]:
    return {event.place.path, event.root[0], *(place.path for place in event.trail)}


def _columns(analysis: Parity, compared: Compared) -> list[str]:
    """The columns that serving lays out, or a request's schema names, and the model learnt from."""
    learnt, serving = compared.pair.training.data, compared.pair.serving
    known = {plain(name) for name in learnt.order or learnt.columns}
    fields = [name for schema in schemas(analysis.project, serving) for name in schema.kinds]
    return [name for name in serving.data.order or serving.data.columns or fields if plain(name) in known]


def _is_text(analysis: Parity, serving: Event, name: str) -> bool:
    return sent_as(analysis.machine, serving, name, serving.data.columns.get(name, ())) != NUMBER


def _is_of(column: str, name: str) -> bool:
    """Whether a column goes into one of that name: ``site_fuel`` into ``fuel``."""
    return plain(column) == plain(name) or column.lower().endswith(f"_{name.lower()}")


def _names(analysis: Parity, serving: Event, served: set[str], name: str, word: str) -> bool:
    """Whether anything on the serving side names a word, which it may refuse, or a schema lists those that it lets
    in.
    """
    flows = analysis.machine.flows
    if any(path in flows and flows[path].mentions(word) for path in served):
        return True
    return any(plain(field) == plain(name) for each in schemas(analysis.project, serving) for field in each.choices)


def _filters(flow: Flow) -> Iterator[tuple[set[str], str, list[int]]]:
    """``rows = rows[rows["fuel"] != "electric"]``: the columns that are asked, the word, and where."""
    for body in bodies(flow):
        held: dict[str, set[str]] = {}
        for statement in assignments(body):
            target, value = statement[1][0], _rows(statement[2])
            if target[:1] == ["n"]:
                held[target[1]] = _read(value)
            if value[:1] == ["s"] and target in (value[1], value[1][1]):
                for side, word in _unlike(value[2]):
                    columns = held.get(side[1], set()) if side[:1] == ["n"] else _read(side)
                    if columns and not _JUNK.fullmatch(word):
                        yield columns, word, statement[3]


def _rows(value: Any) -> Any:
    """The table of ``table.copy()``."""
    while value[:1] == ["k"] and value[1][:1] == ["a"] and value[1][2] in _KEEPS_ROWS:
        value = value[1][1]
    return value


def _unlike(condition: Any) -> Iterator[tuple[Any, str]]:
    """What must not be which word: of a comparison, of several, of a list of words."""
    if condition[:2] == ["b", "BitAnd"]:
        yield from _unlike(condition[2])
        yield from _unlike(condition[3])
    elif condition[:2] == ["cmp", "NotEq"] and condition[3][:1] == ["c"] and isinstance(condition[3][1], str):
        yield condition[2], condition[3][1]
    elif condition[:2] == ["u", "Invert"] and condition[2][:1] == ["k"]:
        call = condition[2]
        if call[1][:1] == ["a"] and call[1][2] == "isin" and len(call[2]) == 1 and call[2][0][:1] == ["l"]:
            words = [each[1] for each in call[2][0][1] if each[:1] == ["c"] and isinstance(each[1], str)]
            yield from ((call[1][1], word) for word in words[:1])


def _read(code: Any) -> set[str]:
    """The columns that an expression reads by name."""
    if not isinstance(code, list):
        return set()
    # a keyword that is called `s` or `a` looks like a piece of code, and is shorter
    own = code[:1] == ["s"] and len(code) > 2 and code[2][:1] == ["c"] and isinstance(code[2][1], str)
    found = {code[2][1]} if own else set()
    if code[:1] == ["a"] and len(code) > 2 and code[1][:1] in (["n"], ["a"]):
        found.add(code[2])
    return found.union(*(_read(part) for part in code))
