"""Which functions of a project are handed the text of a model, across its files."""

from __future__ import annotations

from mlaudit.code.project import Node, ProjectView

Feed = tuple[str, str, str, int]
"""Where a value stands among the arguments, its source (``model``, or a function), and the call's file and line."""


def feeder(project: ProjectView, code: str, function: Node, parameter: str) -> tuple[str, int] | None:
    """The first call, as (path, line), that hands a model's text to a parameter; None where there is none."""
    fact = project.function(function)
    if fact is None:
        return None
    names = [p.name for p in fact.parameters]
    if parameter not in names:
        return None
    shift = 1 if names[:1] in (["self"], ["cls"]) else 0
    places = {parameter, str(names.index(parameter) - shift)}
    for place, source, path, line in _feeds(project, code).get(function, ()):
        if place in places and _is_model(project, code, source, path):
            return path, line
    return None


def _is_model(project: ProjectView, code: str, source: str, path: str) -> bool:
    if source == "model":
        return True
    symbol = project.resolve(source, path)
    if symbol is None or symbol.function is None:
        return False
    said = project.files[symbol.path].candidates_of(code)
    return any("returns" in c.data and c.function == symbol.qualname for c in said)


def _feeds(project: ProjectView, code: str) -> dict[Node, list[Feed]]:
    known: dict[Node, list[Feed]] | None = project.shared.get("what functions are handed")
    if known is None:
        known = project.shared["what functions are handed"] = {}
        for path, facts in project.files.items():
            for candidate in facts.candidates_of(code):
                target = candidate.data.get("to")
                symbol = project.resolve(target, path) if target else None
                if symbol is not None and symbol.function is not None:
                    feed = (candidate.data["at"], candidate.data["source"], path, candidate.first)
                    known.setdefault((symbol.path, symbol.qualname), []).append(feed)
    return known
