"""What becomes of a verdict on a handler once the project is known: who sees the failure, and who looks for it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.findings import Finding, Related, Severity

from ._handlers import Verdict
from ._made_up.synthetic import TRAINED
from ._noted.any_failure import TAKEN, who_takes
from ._noted.failed_tasks import OF_A_TASK, of_a_task
from ._noted.relied_on import ASKED, who_relies
from ._noted.words import NOTED
from ._sessions import waits_alone
from ._stores.kept_copies import is_kept_copy
from ._stores.out_of_reach import EMPTY
from ._swallowed.at_exit import runs_at_exit
from ._swallowed.unread import UNASKED
from ._told.error_texts import NEEDS, goes_to_clients
from ._told.jobs import COMMANDED
from ._told.registries import REGISTRY, loads_from_registry, without_readers
from ._told.run_by import STATUS, is_run
from ._told.tasks import is_scheduled
from ._told.undone import PIPELINE, STEP
from ._uncalled import is_imported, is_left_over, is_only_tried, is_unnamed
from ._verdicts import verdict
from ._ways_out import returns_none

_BY_HAND: Final = regex(r"/management/commands/|(^|/)(cli|commands)(/|\.py$)")
"""Files whose output a person reads."""
_SURE: Final = 0.8


def judged(rule: FileRule, node: ast.ExceptHandler, file: FileContext) -> Iterator[Issue]:
    """The issue for a handler whose verdict is this rule's."""
    found: Verdict | None = verdict(file, node)
    if found is not None and found.code == rule.code:
        severity = Severity.WARNING if found.mild or found.confidence < _SURE else None
        severity = Severity.INFO if found.note else severity
        data: dict[str, object] = {"needs": found.needs}
        if found.looks or (found.optional and (returns_none(node.body) or _answers_no_text(node))):
            data["none"] = True
        if found.names:
            data["names"] = list(found.names)
        if is_unnamed(file, node):
            data["unnamed"] = True
        place = found.place or node
        yield rule.issue(place, found.message, severity=severity, confidence=found.confidence, data=data)


def _answers_no_text(node: ast.ExceptHandler) -> bool:
    last = node.body[-1]
    return isinstance(last, ast.Return) and isinstance(last.value, ast.Constant) and last.value.value == ""


def settled(rule: FileRule, candidate: Candidate, project: ProjectView) -> Finding | None:
    """The finding by its context: what a script or notebook prints, the person in front of it sees."""
    finding = project.in_context(rule, candidate)
    if finding is None or (candidate.data.get("none") and _all_look(candidate, project)):
        return None
    where = finding.location
    if candidate.data.get("unnamed") and where is not None and is_left_over(project, where.path):
        return None
    if where is not None and (is_kept_copy(project, where.path) or _is_at_exit(finding, candidate, project)):
        finding = msgspec.structs.replace(finding, severity=Severity.INFO)
    if STATUS in finding.message and where is not None and not is_run(project, where.path, candidate.function):
        finding = msgspec.structs.replace(finding, severity=Severity.INFO)  # who starts it by hand reads what it prints
    if EMPTY in finding.message and where is not None:
        tried = is_only_tried(project, where.path, candidate.function)
        if tried or _all_look(candidate, project):  # it tells them to take the next source
            finding = msgspec.structs.replace(finding, severity=Severity.INFO)
    if finding.severity is Severity.ERROR and EMPTY in finding.message and _is_only_shown(candidate, project):
        finding = msgspec.structs.replace(finding, severity=Severity.WARNING)
    if candidate.data.get("needs") == OF_A_TASK:
        return of_a_task(finding, candidate, project)
    if candidate.data.get("needs") == TAKEN:
        return who_takes(finding, candidate, project)
    if str(candidate.data.get("needs")).startswith(NOTED):
        return who_relies(finding, candidate, project) if candidate.data["needs"] in ASKED else finding
    if candidate.data.get("needs") == UNASKED:
        return finding if finding.context == "serving" and _is_unasked(finding, candidate, project) else None
    if str(candidate.data.get("needs")).startswith("callers"):
        return _nobody_looks(finding, candidate, project)
    if candidate.data.get("needs") == "serving":
        return finding if finding.context == "serving" else None
    if candidate.data.get("needs") == "service":
        runs = finding.context == "serving" or (where is not None and where.path in project.start_up("serving"))
        return finding if runs else None
    if candidate.data.get("needs") == NEEDS:
        return finding if goes_to_clients(project, candidate) else None
    if candidate.data.get("needs") == TRAINED:
        return finding if any(entry.kind == "training" for entry in project.entry_points) else None
    if candidate.data.get("needs") == COMMANDED:
        return finding if where is not None and is_scheduled(project, where.path) else None
    if candidate.data.get("needs") == "run":
        return finding if where is not None and _trains(project, where.path, candidate.function) else None
    if str(candidate.data.get("needs")).startswith(PIPELINE):
        if finding.context == "serving":
            return finding if "served" in candidate.data["needs"] else None
        return finding if where is not None and _leads_on(project, where.path, candidate.function) else None
    step = str(candidate.data.get("needs")).startswith(STEP)
    if step and REGISTRY in candidate.data["needs"] and not loads_from_registry(project):
        message = without_readers(finding.message)
        finding = msgspec.structs.replace(finding, severity=Severity.INFO, message=message)
    if step and finding.context == "serving":
        return finding if "served" in candidate.data["needs"] else None
    by_hand = finding.context in ("script", "notebook")
    if by_hand and where is not None:
        runs_alone = where.path in project.start_up("serving") or is_scheduled(project, where.path)
        if runs_alone or _works_for_others(project, where.path, candidate.function):
            by_hand = (
                False  # it starts a service, a scheduler runs it, or parts of the program that nobody watches ask it
            )
    lasting = step and "served" in candidate.data["needs"]  # a model that nobody has handed over
    leads_on = lasting or (step and where is not None and _leads_on(project, where.path, candidate.function))
    watched = by_hand or (where is not None and _BY_HAND.search(where.path) is not None)
    written = step and "written" in candidate.data["needs"] and not by_hand
    unused = rule.code == "MLA102" and finding.severity is Severity.WARNING
    unused = unused and where is not None and is_imported(project, where.path)
    if (written or unused) and where is not None and _is_called_by_none(project, where.path, candidate.function):
        finding = msgspec.structs.replace(finding, severity=Severity.INFO)
    if watched and (candidate.data.get("needs") == "quiet" or (step and not leads_on)):
        return None
    return finding


def _is_at_exit(finding: Finding, candidate: Candidate, project: ProjectView) -> bool:
    """Whether a step fails in what a signal, or the end of the process, calls: nobody is left to be told."""
    where = finding.location
    if where is None or finding.code != "MLA102" or not candidate.function:
        return False
    return runs_at_exit(project, (where.path, candidate.function))


def _is_only_shown(candidate: Candidate, project: ProjectView) -> bool:
    """Whether an empty answer of a service is only shown as "nothing yet" by a page.

    What a page looks up in a database of its own may be what its model is given to answer from.
    """
    where = candidate.finding.location
    if where is None:
        return False
    asked = candidate.finding.message.endswith("there were nothing")
    return asked and waits_alone(project, where.path, candidate.function)


def _all_look(candidate: Candidate, project: ProjectView) -> bool:
    """Whether a function answers None to callers who all ask for it, in whatever file they are."""
    where = candidate.finding.location
    if where is None or not candidate.function:
        return False
    callers = [c for c in project.callers((where.path, candidate.function)) if not c.call.reference]
    callers = [c for c in callers if project.context(c.path, c.qualname) != "test"]
    return bool(callers) and all(caller.call.looked for caller in callers)


def _is_unasked(finding: Finding, candidate: Candidate, project: ProjectView) -> bool:
    """Whether others call a function for its answer, and none of them asks whether there is anything in it."""
    if finding.location is None:
        return False
    callers = [c.call for c in project.callers((finding.location.path, candidate.function)) if not c.call.reference]
    return any(not call.dropped for call in callers) and not any(call.looked for call in callers)


def _works_for_others(project: ProjectView, path: str, function: str) -> bool:
    """Whether a function of a file that can be run, too, is called from files that nobody runs by hand."""
    callers = project.callers((path, function)) if function else ()
    others = {(c.path, c.qualname) for c in callers if c.path != path and not c.call.reference}
    return any(project.context(*other) in ("serving", "library") for other in others)


def _trains(project: ProjectView, path: str, function: str) -> bool:
    """Whether what a program runs trains a model."""
    reached = project.reach([(path, function)])
    return any((e.path, e.function) in reached for e in project.entry_points if e.kind == "training" and e.function)


def _leads_on(project: ProjectView, path: str, function: str) -> bool:
    """Whether who calls a step trains a model, or a scheduler runs it."""
    callers = [caller for caller in project.callers((path, function)) if caller.qualname or caller.path == path]
    return is_scheduled(project, path) or any(_trains(project, caller.path, caller.qualname) for caller in callers)


def _is_called_by_none(project: ProjectView, path: str, function: str) -> bool:
    """Whether nothing in the project calls, imports or is handed a function of a module."""
    if not function or "." in function or project.context(path, function) != "library":
        return False
    if project.callers((path, function)) or any((e.path, e.function) == (path, function) for e in project.entry_points):
        return False
    taken = (fact.name.rpartition(".")[2] for facts in project.files.values() for fact in facts.imports)
    known = project.function((path, function))
    return function not in taken and known is not None and not known.decorators


def _nobody_looks(finding: Finding, candidate: Candidate, project: ProjectView) -> Finding | None:
    """A failure that is told to callers of whom none listens."""
    if finding.location is None:
        return None
    callers = [
        caller
        for caller in project.callers((finding.location.path, candidate.function))
        if project.context(caller.path, caller.qualname) != "test"
    ]
    by_hand = [caller for caller in callers if caller.path == finding.location.path and not caller.qualname]
    if len(by_hand) < len(callers):  # what a module does with itself when it is run says nothing of the program
        callers = [caller for caller in callers if caller not in by_hand]
    watched = finding.context in ("script", "notebook") and "lasting" not in candidate.data["needs"]
    if watched and all(caller.path == finding.location.path for caller in callers):
        return None
    if not callers or not all(caller.call.dropped for caller in callers):
        return None
    where = Related(callers[0].path, callers[0].call.line, "what it answers is dropped here")
    # others may call it by an object of which nobody knows the class: what is said is what is seen
    heard = "its caller does not look" if len(callers) == 1 else f"{len(callers)} of its callers do not look"
    return msgspec.structs.replace(finding, message=f"{finding.message}, and {heard}", related=(where,))
