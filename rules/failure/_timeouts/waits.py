"""What a call without a bound comes to, once the project is known: silence, a long wait, or one without end."""

from __future__ import annotations

from typing import Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import Rule
from mlaudit.findings import Finding, Severity

from ...serving._web.lessons import is_of_lesson
from .._sessions import is_for_pages, runs_in_lambdas, shares_cache, waits_alone
from .around import KIND as AROUND
from .around import is_bounded_by_callers, is_used_apart, is_used_within_bounds, runs_apart
from .asked import in_its_context, is_spokesman
from .bounds_elsewhere import (
    callers_bound,
    has_driver,
    has_global,
    is_batch,
    is_of_worker,
    is_page,
    is_sane,
    open_range,
)
from .calls import CALLS, CHILD, GENERATION
from .ended_tasks import is_ended_by_worker
from .event_driven import starts_by_event
from .scheduled import KIND as SCHEDULED
from .scheduled import is_first_of_file, is_scheduled
from .start_up import HOOKS, asked_by_none, is_taken, pulls_at_import, starts_only

_LONG: Final = 60.0
_NO_BOUND: Final = 600.0
"""A default that ends a wait, and that no user has waited for: the providers' 10 minutes."""
_BY_HAND: Final = regex(r"(?i)(^|[-_])(tests?|smoke|verify|demo|try|examples?)([-_\d]|$)")
"""Names of scripts that a person runs and watches."""


def in_project(rule: Rule, candidate: Candidate, project: ProjectView) -> Finding | None:
    """The finding by its context, by the project's pins, and by what other files do with the client: a note where an
    image that is built today has a release with a short default, where pip is to bring what is missing, and in a lesson
    that answers no requests.
    """
    finding, data = _judged(rule, candidate, project), candidate.data
    if finding is None or finding.location is None:
        return None
    said = candidate.finding.message
    admits = open_range(project, finding.location.path, *data["sane_from"]) if data.get("sane_from") else ""
    if admits:
        message = f"{said}, and `{admits}` admits releases before {data['sane_from'][1]}, which wait for ever"
    elif data.get("installs"):  # pip gives up a server that says nothing, and does so for each request that it makes
        message = f"{said}: whatever is missing is to be installed before this runs"
    elif finding.context != "serving" and is_of_lesson(project, finding.location.path):
        message = finding.message
    else:
        return finding
    return msgspec.structs.replace(finding, severity=Severity.INFO, message=message)


def _judged(rule: Rule, candidate: Candidate, project: ProjectView) -> Finding | None:
    data = candidate.data
    where = candidate.finding.location
    if where is None or data["kind"] in ("global", "bounded", "records", AROUND, SCHEDULED):
        return None
    if data["kind"] == "asked" and not is_spokesman(candidate, project):
        return None
    if data["kind"] == "loose":
        return project.in_context(rule, candidate)
    known = CALLS.get(project.expand(data["name"], where.path)) if data["kind"] == "imported" else None
    if data["kind"] == "imported" and known is None:
        return None
    if is_ended_by_worker(project, (where.path, candidate.function)):
        return None
    finding = project.in_context(rule, in_its_context(candidate, project))
    in_notebook = where.path.endswith(".ipynb")
    if finding is None or (in_notebook and not data.get("looped")):
        return None
    if known is not None and (known.keywords[:1] != ("timeout",) or known.position is not None):
        finding = msgspec.structs.replace(finding, fix=None)
    serving = finding.context == "serving"
    if data.get("checkout"):
        return _of_checkout(finding, candidate, project) if serving else None
    if data.get("service"):
        if not serving and where.path not in project.start_up("serving"):
            return None
        message = f"{finding.message}: {data['waits_for']} blocks this request for ever"
        return msgspec.structs.replace(finding, severity=Severity.WARNING, message=message)
    pulled = not serving and pulls_at_import(project, candidate)
    if data.get("child") and not serving and not pulled and is_scheduled(project, where.path, candidate.function):
        return _of_schedule(finding, candidate, project)
    if not serving and data.get("unattended") and not in_notebook and not _is_by_hand(where.path):
        return _of_unattended(finding, candidate, project)
    works = not serving and bool(data.get("drivers")) and is_of_worker(project, where.path)
    if not serving and not pulled and ((data.get("serving_only") and not works) or _is_by_hand(where.path)):
        return None
    if data.get("once") and not serving and where.path not in project.start_up("serving"):
        return None  # weights that a library keeps once they are there: who fetches them looks on
    if not serving and data.get("local"):  # a client of the service, which a person may run: a note
        tried = any(_is_by_hand(f"{folder}.") for folder in where.path.split("/")[:-1])
        if tried or data["kind"] != "call" or not is_batch(project, where.path, candidate.function):
            return None
    if data.get("socket_default") and has_global(project):
        return None
    if data.get("drivers") and not data["server_named"] and not has_driver(project, where.path, data["drivers"]):
        return None
    if data.get("sane_from") and is_sane(project, where.path, *data["sane_from"]):
        return None
    if data.get("factory") and callers_bound(project, candidate):
        return None
    if data.get("signs") and not is_taken(project, candidate):
        return None
    if data["kind"] in ("call", "asked") and is_bounded_by_callers(project, candidate):
        return None
    if is_used_within_bounds(project, candidate):
        return None
    default = data.get("default")
    if data.get("sanic"):
        return _answered_by_server(finding, default)
    if serving and not data.get("factory") and runs_apart(project, where.path, candidate.function):
        return _of_task(finding, candidate)
    if (data.get("beside") or is_used_apart(project, candidate)) and default is None:
        message = f"{finding.message}: {data['waits_for']} blocks this thread for ever, and what it is to do piles up"
        return msgspec.structs.replace(finding, severity=Severity.WARNING, message=message)
    if default is not None:
        unseen = not serving and default >= _NO_BOUND and finding.context == "library"
        unseen = unseen and where.path in project.start_up("serving")
        if not (serving or unseen) or default < _LONG or candidate.finding.confidence < 1:
            return None
        if unseen:
            message = f"{finding.message}: a stalled server holds whoever asks it for that long"
            return msgspec.structs.replace(finding, severity=Severity.INFO, message=message)
        return _of_default(finding, candidate, project, default)
    holds = "this request handler" if serving else "the program"
    page = not candidate.function and is_page(project, where.path)
    starts = serving and not candidate.function and data["kind"] in ("call", "asked") and not page
    if starts and data.get("serving_only") and not data.get("fetches"):
        return None  # the start waits for it, and no request does
    if page:
        holds = "this page"
    if data["kind"] == "client" and serving and not page and asked_by_none(project, candidate):
        return None
    hooked = serving and (
        candidate.function.rpartition(".")[2] in HOOKS or starts_only(project, where.path, candidate.function)
    )
    if hooked and data["kind"] == "client":
        if not candidate.finding.evidence:  # it is made here, and who asks it is not seen
            holds = "whoever asks it"
            finding = msgspec.structs.replace(finding, severity=Severity.WARNING)
    elif starts or hooked or pulled:
        holds = "the start of this service"
        severity = Severity.INFO if data.get("pulls") else Severity.WARNING
        finding = msgspec.structs.replace(finding, severity=severity)
    elif serving and waits_alone(project, where.path, candidate.function):
        holds = "this page"
        if shares_cache(project, where.path, candidate.function):
            holds = "every session that opens this page"
        else:
            finding = msgspec.structs.replace(finding, severity=Severity.WARNING)
    elif serving and data.get("saves") and is_for_pages(project, where.path, candidate.function):
        finding = msgspec.structs.replace(finding, severity=Severity.WARNING)  # whoever pressed the button sees it
    elif serving and any(_is_by_hand(f"{folder}.") for folder in where.path.split("/")[:-1]):
        finding = msgspec.structs.replace(finding, severity=Severity.WARNING)
    elif serving and starts_by_event(project, where.path, candidate.function):
        message = f"{finding.message}: {data['waits_for']} costs the time that this function may run, and a retry"
        return msgspec.structs.replace(finding, severity=Severity.WARNING, message=message)
    elif serving and data.get("child") and not data.get("fetches"):
        severity = (
            Severity.INFO if data.get("short") or data.get("killed_by") else Severity.WARNING
        )  # what runs here seldom hangs
        finding = msgspec.structs.replace(finding, severity=severity)
    elif serving and data["waits_for"] == GENERATION:
        finding = msgspec.structs.replace(finding, severity=Severity.WARNING)  # few generations fail
    elif not serving and data.get("loop"):
        holds = "the event loop, and all that waits for it,"
        finding = msgspec.structs.replace(finding, severity=Severity.WARNING)
    elif in_notebook or (not serving and is_batch(project, where.path, candidate.function)):
        finding = msgspec.structs.replace(finding, severity=Severity.INFO)
    message = f"{finding.message}: {data['waits_for']} blocks {holds} for ever"
    if data.get("killed_by"):
        message = f"{finding.message}: {data['waits_for']} blocks {holds} until `{data['killed_by']}` ends it"
    if data.get("ends"):  # the usual outage, a server that is away, has an end of its own
        message = f"{finding.message}: {data['ends']}"
        return msgspec.structs.replace(finding, severity=Severity.INFO, message=message)
    if data.get("drivers"):  # most of them bound the connecting
        holds = "the request and its connection" if serving else "the worker" if works else holds
        message = f"{finding.message} in its `connect_args`: {data['waits_for']} holds {holds}"
        return msgspec.structs.replace(finding, severity=Severity.INFO, message=message)
    return msgspec.structs.replace(finding, message=message)


def _of_schedule(finding: Finding, candidate: Candidate, project: ProjectView) -> Finding | None:
    """A note on a child process in what a scheduler runs, where nothing bounds it from outside."""
    if is_bounded_by_callers(project, candidate) or not is_first_of_file(project, candidate):
        return None
    message = f"{finding.message}: {CHILD} holds this task of a scheduler, and all that is to run after it, for ever"
    # no fix: a bound of the whole task mends all its calls, of which one is told
    return msgspec.structs.replace(finding, severity=Severity.INFO, message=message, fix=None)


def _of_checkout(finding: Finding, candidate: Candidate, project: ProjectView) -> Finding | None:
    """A note on git in a request, which answers from the checkout in milliseconds as long as the disk does: nothing
    where the answer is kept, or asked for at the start.
    """
    where = candidate.finding.location
    node = (where.path if where is not None else "", candidate.function)
    fact = project.function(node)
    if fact is None or any("cache" in each.name.rpartition(".")[2] for each in fact.decorators):
        return None
    by_request = project.is_reached("serving", *node) and not starts_only(project, *node)
    if not by_request or candidate.function.rpartition(".")[2] in (*HOOKS, "__init__"):
        return None
    message = f"{finding.message}: each request starts a process for it, and a disk that hangs holds them all"
    return msgspec.structs.replace(finding, severity=Severity.INFO, message=message)


def _of_unattended(finding: Finding, candidate: Candidate, project: ProjectView) -> Finding | None:
    """A note on a child process outside services of which nothing is seen while it waits for a server."""
    if is_bounded_by_callers(project, candidate) or not is_first_of_file(project, candidate):
        return None
    message = f"{finding.message}: {CHILD} blocks the program for ever, and what it writes is not seen until it ends"
    return msgspec.structs.replace(finding, severity=Severity.INFO, message=message)


def _is_by_hand(path: str) -> bool:
    return _BY_HAND.search(path.rpartition("/")[2].rpartition(".")[0]) is not None


def _of_default(finding: Finding, candidate: Candidate, project: ProjectView, default: float) -> Finding | None:
    """What a client's own default bounds: a note below 10 minutes, and nothing where Lambda ends the call before it."""
    where = candidate.finding.location
    short = default < _NO_BOUND
    if short and where is not None and runs_in_lambdas(project, where.path, candidate.function):
        return None
    message = f"{finding.message}: a stalled server holds each request for that long"
    return msgspec.structs.replace(finding, severity=Severity.INFO if short else Severity.WARNING, message=message)


def _answered_by_server(finding: Finding, default: float | None) -> Finding | None:
    """A note on what a coroutine of Sanic awaits: the server cancels it, and says so, when its own time is over."""
    if default is not None and default < _LONG:
        return None
    message = f"{finding.message}: Sanic gives a request up after its RESPONSE_TIMEOUT, 60 s where nothing sets it"
    return msgspec.structs.replace(finding, severity=Severity.INFO, message=message)


def _of_task(finding: Finding, candidate: Candidate) -> Finding | None:
    """What a request starts and does not wait for: a child process there is a note, and a long default nothing."""
    data = candidate.data
    if data.get("default") is not None:
        return None
    severity = Severity.INFO if data.get("child") and not data.get("fetches") else Severity.WARNING
    message = f"{finding.message}: {data['waits_for']} holds this task, which no request waits for, for ever"
    return msgspec.structs.replace(finding, severity=severity, message=message)
