"""Names of files that are put together as a program runs, ``f"{folder}/epoch_{n}.pt"``, where it saves something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from typing import Any, Final

from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.flows import Flow
from mlaudit.code.pattern import regex

_GAP: Final = "*"
_HOLES: Final = regex(r"%[-0-9.]*[sdrfi]")
_FIELDS: Final = regex(r"\{[^{}]*\}")
_LETTERS: Final = regex(r"[A-Za-z]")
_SAYS: Final = 3
"""Letters in the name of a file, but for its ending, that tell it from others."""
_MOST: Final = 6
"""Gaps of a name that are followed."""
_LOADS: Final = frozenset(
    {"load", "load_model", "load_state_dict", "load_weights", "from_pretrained", "read_csv", "read_parquet", "exists"}
    | {"InferenceSession", "load_from_checkpoint", "is_file", "load_checkpoint"}
)
"""Calls that are given the name of a file to be read."""


class Fit(IntEnum):
    """What a template says of a file: nothing, that it may be any file of its kind, or that it is one of its files."""

    NONE = 0
    KIND = 1
    NAME = 2


def written_as(analysis: Parity, read: str, saves: tuple[str, ...], own: str) -> Fit:
    """Whether a file may be one whose name the project puts together where it saves things: in a function that does so,
    or, but in the file `own` that reads it, elsewhere in a file that does.
    """
    return max((_fit(template, read) for template in _templates(analysis, saves, own)), default=Fit.NONE)


def _templates(analysis: Parity, saves: tuple[str, ...], own: str) -> Iterator[str]:
    for path, flow in analysis.machine.flows.items():
        if not any(map(flow.mentions, saves)):
            continue
        parts = _saving(flow, saves) if path == own else [*(flow.functions[name] for name in flow.functions)]
        if path != own:
            parts += [flow.module, *(flow.classes[name] for name in flow.classes)]
        for part in parts:
            yield from _texts(part)


def _saving(flow: Flow, saves: tuple[str, ...]) -> list[Any]:
    return [flow.functions[name] for name in flow.functions.holding(*saves)]


def _texts(code: Any) -> Iterator[str]:
    """The texts with gaps in them that a piece of code puts together, but for those that it gives to what reads."""
    if not isinstance(code, list):
        return
    if len(code) == 5 and code[0] == "k" and _last(code[1]) in _LOADS:
        return
    if code and _is_put_together(code):
        text = _spelled(code)
        if _GAP in text:
            yield text
        return
    for part in code:
        yield from _texts(part)


def _is_put_together(code: list[Any]) -> bool:
    if code[0] == "f":
        return True
    if code[0] == "b":
        return code[1] in ("Add", "Mod", "Div")
    return code[0] == "k" and len(code) == 5 and _last(code[1]) == "format"


def _spelled(code: Any) -> str:
    """A text as far as it is written out, with ``*`` for each piece that is not."""
    if not isinstance(code, list) or not code:
        return _GAP
    kind = code[0]
    if kind == "c":
        return code[1] if isinstance(code[1], str) else _GAP
    if kind == "f":
        return "".join(map(_spelled, code[1]))
    if kind == "b" and code[1] in ("Add", "Div"):
        return _spelled(code[2]) + ("/" if code[1] == "Div" else "") + _spelled(code[3])
    if kind == "b" and code[1] == "Mod":
        return _HOLES.sub(_GAP, _spelled(code[2]))
    if kind == "k" and len(code) == 5 and code[1][0] == "a" and code[1][2] == "format":
        return _FIELDS.sub(_GAP, _spelled(code[1][1]))
    return _GAP


def _last(function: Any) -> str:
    """The last part of what is called: ``["g", "torch.save"]``, ``["a", owner, "format"]``."""
    if not isinstance(function, list) or function[0] not in ("g", "n", "a"):
        return ""
    return str(function[2] if function[0] == "a" else function[1]).rpartition(".")[2]


def _fit(template: str, read: str) -> Fit:
    """A name that is spelled out in part tells a file, in whatever folder, as a whole name does. One of which only the
    ending is known needs its folders, too, as far as the template spells them out.
    """
    wanted, given = template.split("/"), read.replace("\\", "/").split("/")
    if template.count(_GAP) > _MOST or not _pattern(wanted[-1]).fullmatch(given[-1]):
        return Fit.NONE
    stem = wanted[-1].rpartition(".")[0] or wanted[-1]
    if len(_LETTERS.findall(stem)) >= _SAYS:
        return Fit.NAME
    folders = wanted[1:-1] if wanted[0].startswith(_GAP) else wanted[:-1]  # a gap may stand for several folders
    pairs = zip(reversed(folders), reversed(given[:-1]), strict=False)
    return Fit.KIND if "." in wanted[-1] and all(_pattern(a).fullmatch(b) for a, b in pairs) else Fit.NONE


@lru_cache(1000)
def _pattern(segment: str) -> re.Pattern[str]:
    pieces = [re.escape(piece) for piece in re.split(r"\*+", segment)]
    return re.compile("[^/]*".join(pieces))


__all__ = ["Fit", "written_as"]
