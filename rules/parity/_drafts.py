"""Notebooks that a module of the project was made from."""

from __future__ import annotations

from typing import Final

from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.values import Place

_SHARED: Final = 2
"""Functions that a notebook and a module share, from which on one was made from the other: `main` says nothing."""


def is_draft(analysis: Parity, place: Place) -> bool:
    """Whether a function of a notebook stands by the same name, beside others of it, in a module that the rest of the
    project imports: it is that module which runs.
    """
    files = analysis.project.files
    facts = files.get(place.path) if place.path.endswith(".ipynb") else None
    if facts is None:
        return False
    here = next((each.qualname for each in facts.functions if each.line <= place.line <= each.end_line), "")
    names = {each.qualname for each in facts.functions} - {"main"}
    for path, other in files.items() if here in names else ():
        if path.endswith(".py"):
            shared = names.intersection(each.qualname for each in other.functions)
            if here in shared and len(shared) >= _SHARED and _is_imported(analysis, path, shared):
                return True
    return False


def _is_imported(analysis: Parity, path: str, names: set[str]) -> bool:
    module = path.rpartition("/")[2].removesuffix(".py")
    return any(
        flow.mentions(f"{module}.{name}")
        for other, flow in analysis.machine.flows.items()
        if other != path and not other.endswith(".ipynb")
        for name in names
    )
