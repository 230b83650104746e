"""What a request makes a service do that has no end of its own, as it is told: downloads, threads, questions to a
store, expressions.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import Issue, Severity
from mlaudit.findings import Finding

from .._web.apps import runs_model
from .._web.marks import told
from .._web.routes import Route
from .bodies import encoded_payload
from .bounds import CODE, says
from .chosen import chosen
from .downloads import downloads
from .encoded import decoding
from .folders import whole_folders
from .parsed import trains
from .patterns import patterns
from .queried import asks_store_for_each, queried
from .threads import threads
from .uploads import looks_at_size

_DOWNLOADS: Final = "Count what comes and stop above a limit (`iter_content`), whatever the server declares."
_THREADS: Final = "Hand the work to a pool of so many workers, and answer 503 where its queue is full."
_PATTERNS: Final = "Escape it (`re.escape`), or look for plain text (`regex=False`)."


def costly(file: FileContext, known: Mapping[FunctionNode, Route]) -> Iterator[Issue]:
    """What a file does for requests with no bound on how much that is."""
    for each in downloads(file):
        taken, address = file.text(each.place), file.text(each.address)
        but = ", and looks at the declared length alone, which a server may leave out" if each.declared else ""
        message = f"`{taken}` takes all that is behind `{address}`, of any size, which the request chooses{but}"
        yield _issue(file, each.place, message, _DOWNLOADS, of=each.parameter, cost="download", note=each.declared)
    for started in threads(file, known):
        whom = "connection" if started.accepts else "request"
        message = f"each {whom} starts a thread that asks the model, and nothing says how many there may be"
        yield _issue(file, started.place, message, _THREADS, cost="thread", runs=started.target, note=started.accepts)
    for node in known:
        for listed in queried(file, node):
            message = f"`{file.text(listed.place)}` is of any length, and each of its entries asks a store"
            yield _issue(file, listed.place, message, "", cost="queries", lines=listed.lines, note=True)
        if not looks_at_size(file, node):
            for sent in encoded_payload(file, node):
                message = f"`{file.text(sent.place)}` is a file as text, of any size, and is decoded whole"
                yield _issue(file, sent.place, message, "", cost="encoded", near=sent.decoded, given=sent.given)
    for home, names in decoding(file).items():
        yield Issue(home, "", data={"decodes text": sorted(names), "function": file.tree.scope_at(home).qualname})
    for pattern in patterns(file):
        message = (
            f"`{file.text(pattern.written)}`, which the request chooses, is read as a regular expression: ten "
            "characters like `(\\w+ ?)+#` hold the worker, and a lone `(` is an error"
        )
        note = file.imports("streamlit", "gradio")
        yield _issue(file, pattern.call, message, _PATTERNS, of=pattern.parameter, cost="pattern", note=note)
    for folder in whole_folders(file):
        message = f"`{file.text(folder.place)}` is read file by file for one request, and there are more with each"
        data = {"whole": True, "function": file.tree.scope_at(folder.function).qualname}
        yield Issue(folder.place, message, severity=Severity.INFO, confidence=0.7, data=data)


def _issue(file: FileContext, place: ast.expr, message: str, remediation: str, **data: object) -> Issue:
    return Issue(place, message, remediation=remediation, data={**data, "function": file.qualname_of(place)})


def of_cost(candidate: Candidate, finding: Finding | None, path: str, project: ProjectView) -> Finding | None:
    """What is said of such work holds where requests lead to it; `finding` is what its context makes of it."""
    data, node = candidate.data, (path, candidate.data["function"])
    if data["cost"] == "thread":
        symbol = project.resolve(data["runs"], path)
        target = (symbol.path, symbol.qualname) if symbol is not None and symbol.function is not None else None
        if target is None or not (runs_model(project, target) or trains(project, target)):
            return None
        finding = finding or (candidate.finding if data["note"] else None)
    if data["cost"] == "encoded" and (says(project, path, "bounds") or not _is_decoded(project, candidate, path)):
        return None
    if finding is None or (finding.context != "serving" and not data.get("note")):
        return None
    if data["cost"] == "queries" and not asks_store_for_each(project, node, data["lines"]):
        return None
    if data.get("of"):
        where = chosen(project, node, data["of"])
        if where is None:
            return None
        finding = msgspec.structs.replace(finding, related=where)
    return msgspec.structs.replace(finding, severity=Severity.INFO) if data.get("note") else finding


def _is_decoded(project: ProjectView, candidate: Candidate, path: str) -> bool:
    """Whether a route decodes what it was sent, or hands it to a function that does."""
    decoding = told(project, CODE, "decodes text")
    for name, key in () if candidate.data["near"] else candidate.data["given"]:
        symbol = project.resolve(name, path)
        fact = symbol.function if symbol is not None else None
        if symbol is None or fact is None:
            continue
        names = [each.name for each in fact.parameters if each.name not in ("self", "cls")]
        wanted = names[int(key)] if key.isdigit() and int(key) < len(names) else key
        if wanted in decoding.get((symbol.path, symbol.qualname), ()):
            return True
    return bool(candidate.data["near"])


__all__ = ["costly", "of_cost"]
