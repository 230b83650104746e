"""Tables that are written with their row numbers, and read as if the first column were theirs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.flows import Flow
from mlaudit.code.parity.values import Place

from ._cleaning import bodies, calls, last

_AWARE: Final = ("Unnamed: 0", "index_col", "reset_index")
"""What a program mentions that knows of row numbers in a file."""
_ALL: Final = [":", None, None, None]


class RowNumbers(NamedTuple):
    """Where a table is written, its file, and where its first column is picked."""

    place: Place
    file: str
    picked: Place


def row_numbers(analysis: Parity) -> Iterator[RowNumbers]:
    """Every table that one program alone writes, with its index, and that another reads and takes apart by position."""
    flows = {path: flow for path, flow in analysis.machine.flows.items() if not is_test_path(path)}
    writers: dict[str, list[tuple[str, list[int] | None]]] = {}
    for path, flow in flows.items():
        if flow.mentions("to_csv"):
            for name, place in _written(flow):
                writers.setdefault(name, []).append((path, place))
    for name, found in writers.items():
        place = found[0][1]
        if len(found) != 1 or place is None:
            continue
        for path, flow in flows.items():
            picked = _picked(flow, name) if path != found[0][0] and flow.mentions("iloc") else None
            if picked is not None:
                yield RowNumbers(Place(found[0][0], *place), name, Place(path, *picked))
                break


def _written(flow: Flow) -> Iterator[tuple[str, list[int] | None]]:
    """The names of the tables that a file writes, each with the place where its index goes with it, if it does."""
    for function in ([[], flow.module], *(flow.functions[name] for name in flow.functions.holding("to_csv"))):
        writes = [call for call in calls(function[1]) if call[1][:1] == ["a"] and call[1][2] == "to_csv"]
        for call in writes if len(writes) == 1 else ():
            given = {key for key, _ in call[3]}
            for name in sorted(_names([function[0], function[1]])):
                yield name, None if given & {"index", "columns", None} or len(call[2]) > 1 else call[4]


def _names(code: Any) -> set[str]:
    """The names of tables that a piece of code mentions."""
    if not isinstance(code, list):
        return set()
    if code[:1] == ["c"] and len(code) > 1:
        return {code[1].rpartition("/")[2]} if isinstance(code[1], str) and code[1].endswith(".csv") else set()
    return set().union(*map(_names, code)) if code else set()


def _picked(flow: Flow, name: str) -> list[int] | None:
    """Where a file that reads a table of this name alone takes its first column by position, alone or with others."""
    parts = [flow.module, *(flow.functions[each] for each in flow.functions)]
    reads = [call for body in bodies(flow) for call in calls(body) if last(call[1]) == "read_csv"]
    plain = [call for call in reads if not {"index_col", "usecols", "names", "header"} & {key for key, _ in call[3]}]
    if not reads or len(plain) != len(reads) or any(map(flow.mentions, _AWARE)):
        return None
    if set().union(*map(_names, parts)) != {name}:
        return None
    return next((found for part in parts if (found := _first_column(part)) is not None), None)


def _first_column(code: Any) -> list[int] | None:
    if not isinstance(code, list):
        return None
    if code[:1] == ["s"] and len(code) == 4 and code[1][:1] == ["a"] and code[1][2] == "iloc" and code[2][:1] == ["t"]:
        rows, *columns = code[2][1]
        if rows == _ALL and len(columns) == 1 and _begins_at_zero(columns[0]):
            place: list[int] = code[3]
            return place
    return next((found for part in code if (found := _first_column(part)) is not None), None)


def _begins_at_zero(code: Any) -> bool:
    if code[:1] == [":"]:
        return code[1] in (None, ["c", 0]) and code[2] is not None
    return bool(code == ["c", 0])
