"""MLA801: prints where a service answers requests."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.code.tree import parent_of
from mlaudit.findings import Finding

from ._lasting import comes_again, goes_on_beside
from ._logs import log_level
from ._told_otherwise import is_of_development, is_told_otherwise, is_traced

_CONSOLES: Final = (
    "Streamlit",
    "Gradio",
    "Lambda",
    "Chainlit",
    "Celery",
    "task queue",
    "settings",
    "Cog",
    "Cloud Functions",
    "Azure ML",
    "SageMaker",
    "Hugging Face",
    "Vertex AI",
)
"""Platforms that collect standard output as their log, and interfaces for one user."""
_AT_START: Final = "while the service starts: what it says has no level and no time, and is not in the service's log"
_FAILS: Final = regex(r"(?i)\b(warning|error|fail(ed|ure|s)?|not found|missing|could not|couldn't|unable|cannot)\b")
_MOST: Final = 5
"""Functions of one file that are named: who has read of five knows the file."""


class PrintInServing(FileRule):
    """A function that answers requests prints instead of logging.

    Looks for `print` in functions that are reached from a route or handler of a service, or stand in a module of
    routes. Of each function the first print is reported, and the first that reports a failure.

    Reports:

    - a print of a failure, in a request or while a service starts
    - a print of progress, ids, results or what was sent, in a request
    - another print while a service starts or its modules are imported, once, in a file that prints nothing else

    They are info. A warning is a print that is the only sign of a failure which comes again and again: in an endless
    loop that goes on in a task or a thread of the service, which neither ends for it, nor counts, keeps or traces it.
    What users send is no business of a print or a log: MLA802 says that.

    Why it hurts:
        A printed line has no level, no time, no request id and no model version: it cannot be filtered, counted or
        joined with the request that it is about, and nobody can switch it off during an incident.

    Bad:
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        def predict(value: int):
            print("Received", value)
            return {"score": float(model.predict([[value]])[0])}

    Good:
        import logging
        from fastapi import FastAPI

        app = FastAPI()
        logger = logging.getLogger(__name__)

        @app.post("/predict")
        def predict(value: int, request_id: str):
            logger.info("predicted", extra={"request_id": request_id, "model_version": model.version})
            return {"score": float(model.predict([[value]])[0])}

    When not to use it:
        - Training scripts and command line tools.
        - A failure that is logged in the same block, or raised again.
        - What is printed in development alone.
        - Streamlit and Gradio apps.
        - Serverless handlers whose platform collects standard output as its log.

    References:
        https://12factor.net/logs
        https://docs.python.org/3/howto/logging.html#when-to-use-logging
    """

    code = "MLA801"
    name = "print-in-serving"
    severity = Severity.WARNING
    elsewhere = Severity.WARNING
    remediation = "Use a logger with levels and fields: request id, model version, latency."
    triggers = (b"print(", b"sys.stdout")

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return last == "print"

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """The first print of each function; `finish` knows how many there are."""
        if isinstance(node.func, ast.Name) and node.func.id == "print" and log_level(file, node) == "print":
            home = file.function_of(node)
            # what goes to stderr was meant for whoever operates; one JSON object a line is a structured log
            is_log = (home is not None or _at_import(file, node)) and not _is_sink(node)
            if is_log and "stderr" not in file.text(node) and not _is_record(node):
                prints: dict[Any, list[ast.Call]] = file.shared.setdefault("prints", {})
                prints.setdefault(home, []).append(node)
        yield from ()

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """One issue a function."""
        for assigned in file.tree.of(ast.Assign):
            target = assigned.targets[0]
            if isinstance(target, ast.Attribute) and target.attr == "stdout" and ast.unparse(target) == "sys.stdout":
                made = file.names.single_value(assigned.value) or assigned.value
                if re.search(r"(?i)log|tee\b", ast.unparse(made)):
                    yield self.issue(assigned, "", data={"redirects": True})
        for home, prints in file.shared.get("prints", {}).items():
            count = len(prints)
            more = f" and in {count - 1} more {'place' if count == 2 else 'places'}" if count > 1 else ""
            if home is None:
                message = f"this module prints here{more} {_AT_START}"
                yield self.issue(prints[0], message, data={"at start": message, "at import": True})
                continue
            message = f"`{home.name}` prints here{more} while it serves: no level, no time, no request id"
            data: dict[str, Any] = {"at start": f"`{home.name}` prints here{more} {_AT_START}"}
            data["others"] = ", ".join(str(each.lineno) for each in prints[1:])
            data["named"] = bool(home.decorator_list) or _is_named(file, home)
            data["unused"] = f"`{home.name}`, which nothing calls as yet, prints here{more} beside the routes"
            failures = list(self._failing([each for each in prints if not is_of_development(file, each)], file))
            lasting = [each for each in failures if not is_traced(file, each) and comes_again(file, each)]
            if prints[0] not in lasting[:1]:
                yield self.issue(prints[0], message, data=data)
            for failing in (lasting or failures)[:1]:
                what = " and its trace: no level" if is_traced(file, failing) else ": no level, no trace"
                message = f"`{home.name}` prints that something failed{what}, and no alarm can find it"
                data |= {"fails": True, "first": failing is prints[0], "lasts": bool(lasting)}
                yield self.issue(failing, message, data=data)

    @staticmethod
    def _failing(prints: list[ast.Call], file: FileContext) -> Iterator[ast.Call]:
        """The prints that report a failure of which nothing else tells, those in handlers of exceptions first."""
        handled = [each for each in prints if _is_in_handler(file, each)]
        for each in (*handled, *prints):
            if (each in handled or _speaks_of_failure(each)) and not is_told_otherwise(file, each):
                yield each

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """On the serving path or in a module of routes, and not where standard output is the platform's log."""
        finding = project.in_context(self, candidate)
        where = candidate.finding.location
        if candidate.data.get("redirects") or _is_logged(project, self.code):
            return None
        if finding is None or where is None or finding.context not in ("serving", "library", "script"):
            return None
        if candidate.data.get("at import"):
            return _once(project, finding, candidate, where.path) if _is_served(project, where.path) else None
        unused = False
        trail = project.route("serving", (where.path, candidate.function))
        at_start = bool(trail) and trail[-1] not in _answering(project)
        fails = bool(candidate.data.get("fails"))
        lasts = bool(candidate.data.get("lasts"))
        if fails and not at_start and candidate.data["first"] and not lasts:
            return None
        if finding.context == "serving" and trail:
            asked = _asked(project, (where.path, candidate.function))
            if asked is None:
                return None
            reason = {"reached from": f"{asked[0]}:{asked[1]}"}
        else:
            importers = [c for c in project.callers((where.path, candidate.function)) if c.qualname == ""]
            if importers and not lasts:  # once, while the module is imported, or where it is run by hand
                served = not fails and any(
                    _is_served(project, c.path) and not 0 < project.files[c.path].main_line <= c.call.line
                    for c in importers
                )
                return _once(project, finding, candidate, where.path) if served else None
            node = (where.path, candidate.function)
            if _is_command(project, node):
                return None
            frameworks = {
                e.framework for e in project.entry_points if e.kind == "serving" and e.path == where.path and e.function
            }
            reason = {"module": "defines routes"}
            unused = not candidate.data["named"] and _is_of_no_use(project, node)
            if unused:
                finding = msgspec.structs.replace(finding, message=candidate.data["unused"])
            if not frameworks or any(map(_is_console, frameworks)):
                return None
        if unused and fails:
            return None
        if at_start and not fails:
            return _once(project, finding, candidate, where.path)
        told = project.shared.setdefault("MLA801 told", {})
        key = (where.path, fails and not at_start, lasts)
        told[key] = told.get(key, 0) + 1
        if told[key] > _MOST:
            return None
        if candidate.data.get("others") and not fails:
            reason["also in lines"] = candidate.data["others"]
        if told[key] == _MOST:
            reason["and"] = "no more functions of this file are listed"
        lasts = lasts and goes_on_beside(project, (where.path, candidate.function))
        severity = finding.severity if lasts else Severity.INFO
        return msgspec.structs.replace(finding, severity=severity, evidence=reason)


def _once(project: ProjectView, finding: Finding, candidate: Candidate, path: str) -> Finding | None:
    """A note on what a service prints as it starts, at the first print of a file that says nothing worse."""
    others = project.files[path].candidates_of(candidate.finding.code)
    answering = _answering(project)
    if any(c.data.get("fails") or (path, c.function) in answering for c in others):
        return None
    if next(c for c in others if "at start" in c.data) is not candidate:
        return None
    return msgspec.structs.replace(finding, message=candidate.data["at start"], severity=Severity.INFO)


def _is_console(framework: str) -> bool:
    return any(console in framework for console in _CONSOLES)


def _asked(project: ProjectView, node: Node) -> Node | None:
    """The entry point that leads to a function, or to one that it is nested in, of a platform that collects no standard
    output; None for none.
    """
    reached: dict[Node, Node | None] | None = project.shared.get("MLA801 reached")
    if reached is None:
        entries = [e for e in project.entry_points if e.kind == "serving"]
        consoles = {(e.path, e.function) for e in entries if _is_console(e.framework)}
        roots = [(e.path, e.function) for e in entries]
        reached = project.shared["MLA801 reached"] = project.reach(r for r in roots if r not in consoles)
    path, name = node
    while name and (path, name) not in reached:
        name = name.rpartition(".")[0]
    known: Node | None = (path, name) if (path, name) in reached else None
    while known is not None and (caller := reached[known]) is not None:
        known = caller
    return known


def _is_served(project: ProjectView, path: str) -> bool:
    """Whether a module is imported where a service starts whose platform does not collect what is printed."""
    known: frozenset[str] | None = project.shared.get("MLA801 imported")
    if known is None:
        entries = [e for e in project.entry_points if e.kind == "serving"]
        consoles = {e.path for e in entries if _is_console(e.framework)}
        served = project.imported_by(sorted({e.path for e in entries if e.function} - consoles))
        known = project.shared["MLA801 imported"] = served
    return path in known


def _is_named(file: FileContext, home: FunctionNode) -> bool:
    """Whether a file may name a function of its own, to call it or to hand it over; a method may be named by whoever
    has its object.
    """
    if file.tree.scope_at(home).parent is not file.tree.root:
        return True
    return file.source.data.count(home.name.encode()) > 1


def _is_of_no_use(project: ProjectView, node: Node) -> bool:
    """Whether nothing in the project calls or imports a function that its own file does not name."""
    if project.callers(node):
        return False
    imported: frozenset[str] | None = project.shared.get("MLA801 names imported")
    if imported is None:
        names = (fact.name.rpartition(".")[2] for facts in project.files.values() for fact in facts.imports)
        imported = project.shared["MLA801 names imported"] = frozenset(names)
    return node[1] not in imported


def _is_command(project: ProjectView, node: Node) -> bool:
    """Whether a function beside the routes is run by hand: ``@app.local_entrypoint()`` of Modal, a command of click."""
    function = project.function(node)
    names = [d.name.removesuffix("()").rpartition(".")[2] for d in function.decorators] if function is not None else []
    return not {"local_entrypoint", "command"}.isdisjoint(names) and not project.callers(node)


def _is_in_handler(file: FileContext, call: ast.Call) -> bool:
    return any(True for _ in file.ancestors(call, ast.ExceptHandler))


def _speaks_of_failure(call: ast.Call) -> bool:
    texts = (part for argument in call.args for part in ast.walk(argument) if isinstance(part, ast.Constant))
    return any(isinstance(text.value, str) and _FAILS.search(text.value) for text in texts)


def _at_import(file: FileContext, call: ast.Call) -> bool:
    """Whether a print outside all functions runs when its module is imported, and not when it is run by hand."""
    if file.source.notebook is not None or isinstance(file.scope_of(call).node, ast.Lambda):
        return False
    return not any("__name__" in ast.unparse(test.test) for test in file.ancestors(call, ast.If))


def _is_sink(call: ast.Call) -> bool:
    """Whether a print is what a logger writes with: ``logger.add(lambda line: print(line, end=""))``."""
    around = parent_of(call)
    return isinstance(around, ast.Lambda) and isinstance(parent_of(around), ast.Call | ast.keyword)


def _is_record(call: ast.Call) -> bool:
    """Whether what is printed is one JSON object on a line of its own."""
    given = call.args[0] if len(call.args) == 1 else None
    if not isinstance(given, ast.Call) or not isinstance(given.func, ast.Attribute) or given.func.attr != "dumps":
        return False
    return not any(keyword.arg == "indent" for keyword in given.keywords)


def _answering(project: ProjectView) -> dict[Node, Node | None]:
    """What requests reach: what runs only while the service starts or stops is no request's log."""
    known: dict[Node, Node | None] | None = project.shared.get("MLA801 answering")
    if known is None:
        roots = []
        for entry in project.entry_points:
            function = project.function((entry.path, entry.function))
            marks = [d.name for d in function.decorators] if function is not None else []
            if entry.kind == "serving" and not any("on_event" in m or "contextmanager" in m for m in marks):
                roots.append((entry.path, entry.function))
        known = project.shared["MLA801 answering"] = project.reach(roots)
    return known


def _is_logged(project: ProjectView, code: str) -> bool:
    """Whether the program puts something else, which writes to its log, in the place of the standard output."""
    known: bool | None = project.shared.get("standard output is logged")
    if known is None:
        known = project.shared["standard output is logged"] = any(
            candidate.data.get("redirects") and project.context(path, candidate.function) != "test"
            for path, facts in project.files.items()
            for candidate in facts.candidates_of(code)
        )
    return known
