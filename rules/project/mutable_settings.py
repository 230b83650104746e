"""MLA902: settings and state that change while the service runs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.entrypoints import is_stand_in
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.code.tree import parent_of
from mlaudit.findings import Finding, Related

from ..serving._state.threads import in_threads
from ._settings.alternatives import KIND, chosen_imports
from ._settings.changed import changed, names_of_environment, starts_child
from ._settings.copied import is_only_copied, set_on_module
from ._settings.declared import fields
from ._settings.dictionaries import emptied, is_emptied_elsewhere, stores
from ._settings.environment import reads
from ._settings.handed_over import handed_over, kept_between
from ._settings.in_steps import is_asked_at_once, is_routed, read_in_between, set_in_steps
from ._settings.in_use import flags, taken_away
from ._settings.late import Late, read_before, set_here, set_late
from ._settings.of_read import of_read
from ._settings.put_on_shared import is_met, put_on_shared
from ._settings.seldom import is_about_itself, is_kept, tells_no_answer
from ._settings.unread import asked_for, field_of
from ._settings.unset import unset_parts

_AT_ONCE: Final = "Make all of it first and put it in place in one statement, or hold a lock."
_OWN: Final = "Hand the value over in the call, or give each request an object of its own."
_FOR_CHILD: Final = "Hand it to the child alone: `env={**os.environ, ...}`."
_BEFORE: Final = "Set it above the import, or where the process is started."
_HANDED: Final = "Hand the value over as an argument, or read the variable where it is used."
_ROUTES: Final = frozenset({"get", "post", "put", "patch", "delete", "route", "api_route", "websocket", "api_view"})


class MutableSettings(FileRule):
    """Settings, or state that ought to live outside, sit in names that requests read from the environment or change.

    Looks for settings that are read late, changed by requests or set by nobody, and for state of a service that lives
    in one process only. What requests work with should be fixed at the start, and the same in every worker.

    Reports:

    - an environment variable that is read inside a request handler
    - settings objects and `os.environ` that a handler writes
    - sessions, tokens and counters that are kept for ever in a dictionary of the process
    - a dictionary that one route fills and another one looks into
    - attributes of a shared model, chain or service that requests set (``chain.retriever.k = request.k``)
    - settings that are annotated instead of assigned: ``PORT: os.environ.get("PORT")`` sets nothing
    - a variable with no default that stands unchecked in an address or a credential
    - a variable that falls back to different values in the modules of one program, or whose default differs from that
      of the program's settings
    - a variable that is set after a library, or a constant of the program, has read it
    - a cache that requests ask for while it is filled in several steps
    - a model that requests replace or take away while others ask it
    - a flag ("training goes on"), of its own or in a dictionary, that is asked for and set in two steps

    Most findings are warnings. These are info:

    - settings that a function changes which routes come to, and a default object of the module that async routes change
    - variables that a handler reads, and those that stand unchecked in an address
    - a dictionary that one route fills and another one looks into
    - caches, models and flags that change in several steps
    - a model that a request loads into the one place of those in memory
    - the environment of the process, written for a child that the same function starts, or with what stands there
    - a variable with two defaults that the program or each manifest that starts it sets, that are one address but for
      the host (`localhost` here, the name of a container there), or one of which nobody reads out of the settings
    - a dictionary that keeps one figure, time or error for each key, or that only a watcher of files puts anything in
    - a setting that a request sets on its module, where all who read it took a copy by `from ... import`
    - a variable that the settings hold with the same default, read under `if __name__ == "__main__"`

    Why it hurts:
        A missing variable shows as a failed request instead of a failed start. Each worker process has its own copy, so
        that what one request changed holds for some of the next ones; what is only ever added to is a leak; and
        nobody can say with which settings an answer was made.

    Bad:
        import os
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/login")
        def login(code: str):
            return exchange(code, os.environ["CLIENT_SECRET"])
        ---
        import os

        class Production:
            SERVER_PORT: os.environ.get("SERVER_PORT", "5000")
        ---
        import os

        HEADERS = {"Authorization": f"Bearer {os.getenv('HUB_TOKEN')}"}
        ---
        from fastapi import FastAPI

        app = FastAPI()
        active_tokens = {}

        @app.post("/login")
        def login(user: str):
            active_tokens[user] = new_token()

    Good:
        import os
        from dataclasses import dataclass
        from fastapi import FastAPI

        @dataclass(frozen=True)
        class Settings:
            client_secret: str

        SETTINGS = Settings(client_secret=os.environ["CLIENT_SECRET"])
        app = FastAPI()

        @app.post("/login")
        def login(code: str):
            return exchange(code, SETTINGS.client_secret)

    When not to use it:
        - Scripts, tests, notebooks and migrations may have defaults of their own.
        - So may the modules of a program for what each process is told: its port, its log, its consumer group.
        - Caches, connections, queues and locks, which belong to a process, and stores that drop their entries.
        - Module constants that are read once from the environment, and typed settings objects.
        - Routes that report on the service or load its model anew.
        - Variables that are set for another library at start-up, before it reads them.
        - Programs of their own: folders with a Dockerfile or a pyproject.toml, a client library and its server, tools
          that are run by hand.
        - Modules that are alternatives: one function imports each in a branch of its own.
        - A default that is only shown ("not set") or stands for one ("replace-with-yours").

    References:
        https://12factor.net/config
        https://docs.pydantic.dev/latest/concepts/pydantic_settings/
    """

    code = "MLA902"
    name = "mutable-settings"
    severity = Severity.WARNING
    elsewhere = None
    remediation = "Read settings once at start into a frozen typed object; keep state that requests change in a store."
    triggers = (
        b"environ",
        b"getenv",
        b"settings",
        b"BaseSettings",
        b"config",
        b"= {}",
        b"dict()",
        b"defaultdict",
        b"global ",
        b"self.last_",
        b"self.current_",
        b"@app.",
        b"@router.",
    )

    def visit_AnnAssign(self, node: ast.AnnAssign, file: FileContext) -> Iterator[Issue]:
        """``PORT: os.environ.get("PORT")``."""
        if node.value is None and isinstance(node.annotation, ast.Call) and file.function_of(node) is None:
            name = file.call_name(node.annotation) or ""
            if name.startswith(("os.", "decouple.", "environs.", "builtins.")):
                target = file.text(node.target)
                message = f"`{target}: {file.text(node.annotation)}` is an annotation: `{target}` is never set"
                yield self.issue(node, message, severity=Severity.WARNING, data={"kind": "annotation"})

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return name in ("os.getenv", "os.environ.get")

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """``os.getenv`` in a function."""
        if file.call_name(node) in ("os.getenv", "os.environ.get"):
            yield from self._read(node, file)

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """What is seen in the whole file: a store, settings that are written, ``os.environ["X"]`` in a function, and
        ``f"Bearer {os.getenv('TOKEN')}"``: unset, the token is the word None.
        """
        filled = list(stores(file))
        for store, data in filled:
            yield self.issue(store, "", data={"kind": "store", **data})
        for taken_from, data in emptied(file):
            yield self.issue(taken_from, "", data={"kind": "emptied", **data})
        settings = list(changed(file))
        for statement, what in settings:
            message = f"a request changes {what} for the whole process, and only in the worker that answered it"
            constant = file.constant(statement.value) if what == "the environment" else None
            child = starts_child(file, statement) if what == "the environment" else None
            if child is not None:
                message = (
                    f"a request sets the environment of the whole process for the child of `{file.text(child.func)}`"
                )
            yield self.issue(
                statement,
                message,
                remediation=_FOR_CHILD if child is not None else "",
                data={
                    "kind": "written",
                    "child": child is not None,
                    "fixed": isinstance(constant, str),
                    "on module": set_on_module(file, statement),
                },
            )
        for kept, data in kept_between(file):
            data["store"] = any(store["name"] == data["name"] for _, store in filled)
            yield self.issue(kept, "", severity=Severity.INFO, data={"kind": "handed", "own_severity": True, **data})
        for step, data in set_in_steps(file):
            data |= {"kind": "steps", "own_severity": True}
            yield self.issue(step, "", severity=Severity.INFO, remediation=_AT_ONCE, data=data)
        told = [file.function_of(statement) for statement, _ in settings]
        for place, data in put_on_shared(file):
            if file.function_of(place) in told:
                continue
            yield self.issue(place, "", remediation=_OWN, data={"kind": "put", **data})
        for taken, data in (*taken_away(file), *flags(file)):
            data |= {"kind": "in use", "own_severity": True}
            yield self.issue(taken, "", severity=Severity.INFO, remediation=_AT_ONCE, data=data)
        environments = names_of_environment(file)
        for node in file.tree.of(ast.Subscript) if len(environments) > 1 or file.holds(b"environ[") else ():
            if last_part(node.value) in environments and isinstance(node.ctx, ast.Load):
                if file.qualname(node.value) == "os.environ":
                    yield from self._read(node, file)
        for read, data in reads(file) if file.holds(b"environ", b"getenv") else ():
            data |= {"kind": "default", "own_severity": True, "held as": field_of(read)}
            yield self.issue(read, "", severity=Severity.WARNING, data=data)
        for field, data in fields(file):
            yield self.issue(field, "", severity=Severity.WARNING, data={"kind": "field", **data})
        if choices := chosen_imports(file):
            yield self.issue(file.tree.module.body[0], "", data={"kind": KIND, "branches": choices})
        if asks := asked_for(file):
            yield self.issue(file.tree.module.body[0], "", data={"kind": "asks", "asks for": asks})
        put = set_here(file)
        if put and file.source.notebook is None:
            yield self.issue(file.tree.module.body[0], "", data={"kind": "sets", "variables": put})
        for late in set_late(file):
            yield self._late(late, file)
        for unset, text in unset_parts(file):
            where = file.location(text)
            yield self.issue(
                unset,
                f"where it is not set, `{file.text(unset)}` puts the word None into an address or a credential",
                severity=Severity.WARNING,
                remediation="Read it with `os.environ[...]`, or refuse to start without it.",
                related=[Related(where.path, where.line, "it stands in this text", where.cell)],
                data={"kind": "unset"},
            )

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Reads and writes count in request handlers; a store where one writes to it."""
        where = candidate.finding.location
        if where is None or is_stand_in(where.path):
            return None
        kind = candidate.data["kind"]
        if kind in ("field", "emptied", "sets", "asks", KIND):
            return None
        if kind in ("annotation", "unset"):
            finding = project.in_context(self, candidate)
            return finding if finding is None or kind == "annotation" else _as_note(finding)
        if kind == "default":
            finding = project.in_context(self, candidate)
            return of_read(candidate, finding, project) if finding is not None else None
        if kind == "late":
            return self._read_before(candidate, project)
        if kind == "steps":
            return _in_steps(candidate, project, where.path)
        if kind == "put":
            if not is_met(candidate, project):
                return None
            lasts = candidate.data.get("kept") and (where.path, candidate.function) not in in_threads(project)
            return _as_note(_put(candidate)) if lasts else _put(candidate)
        if kind == "in use":
            return _in_use(candidate, project, where.path)
        if kind == "handed":
            return self._handed(candidate, project)
        if kind == "store":
            writers = [w for w in candidate.data["writers"] if project.is_reached("serving", where.path, w)]
            if not writers or project.context(where.path, "") == "test":
                return None
            if is_emptied_elsewhere(project, self.code, where.path, candidate.data["name"]):
                return None
            finding = candidate.finding
            message = f"`{candidate.data['name']}` keeps what `{writers[0]}` puts in for ever, and in one process only"
            severity = Severity.INFO if candidate.data["slight"] else self.severity
            return msgspec.structs.replace(finding, message=message, severity=severity, context="serving")
        handlers = {(e.path, e.function) for e in project.entry_points if e.kind == "serving" and e.function}
        copied = candidate.data.get("on module", "")
        unheard = kind == "written" and copied and is_only_copied(project, where.path, copied)
        if unheard:
            message = f"a request sets `{copied}`, and nobody reads it: who asks for it took a copy as it was imported"
            candidate = msgspec.structs.replace(
                candidate, finding=msgspec.structs.replace(candidate.finding, message=message)
            )
        if kind == "written" and (where.path, candidate.function) not in handlers:
            node = (where.path, candidate.function)
            if node not in in_threads(project) and not is_routed(project, node):
                return None
            return _as_note(msgspec.structs.replace(candidate.finding, context="serving"))
        if (where.path, candidate.function) not in handlers or candidate.function.rpartition(".")[2].startswith(
            "startup"
        ):
            return None
        if kind == "read" and not self._is_route(project, where.path, candidate.function):
            return None
        finding = project.in_context(self, candidate)
        noted = kind == "read" or unheard or candidate.data.get("child") or candidate.data.get("fixed")
        return _as_note(finding) if finding is not None and noted else finding

    def _late(self, late: Late, file: FileContext) -> Issue:
        message = (
            f"`{late.variable}` is set here, and `{late.library}` has read it as it was imported: this changes nothing"
        )
        where = file.location(late.place)
        related = [Related(where.path, late.line, "imported here")] if late.library else []
        return self.issue(
            late.place,
            message if late.library else "",
            severity=Severity.WARNING if late.matters else Severity.INFO,
            remediation=_BEFORE if late.library else _HANDED,
            related=related,
            data={"kind": "late", "variable": late.variable, "own_severity": True},
        )

    def _read_before(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """That a variable was read before it is set: what is set here changes nothing."""
        finding = project.in_context(self, candidate)
        if finding is None or finding.message:
            return finding
        read = read_before(candidate, project, self.code)
        if read is None:
            return None
        message = f"`{candidate.data['variable']}` is set here, after the program has read it: this changes nothing"
        return msgspec.structs.replace(finding, message=message, related=(Related(*read, "read here"),))

    def _handed(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        pair = handed_over(candidate, project)
        where = candidate.finding.location
        if pair is None or where is None or not all(self._is_route(project, *node) for node in pair):
            return None
        if candidate.data["store"]:
            return None  # that it is never emptied is said of it
        (_, writer), (_, reader) = pair
        message = f"`{reader}` looks in `{candidate.data['name']}` for what `{writer}` put in"
        message += ": another worker, or the same one after a restart, has no such entry"
        return msgspec.structs.replace(candidate.finding, message=message, context="serving")

    @staticmethod
    def _is_route(project: ProjectView, path: str, function: str) -> bool:
        """Whether a handler answers requests, rather than start-up events or a user interface's script."""
        fact = project.function((path, function))
        names = [] if fact is None else [d.name.rpartition(".")[2] for d in fact.decorators]
        return any(name in _ROUTES for name in names)

    def _read(self, node: ast.expr, file: FileContext) -> Iterator[Issue]:
        home = file.function_of(node)
        told: set[ast.AST] = file.shared.setdefault("environment reads told", set())
        if home is None or home in told or not home.decorator_list or _asks_whether(node):
            return
        if is_about_itself(file, home) or is_kept(file, node, home) or _tells_where(file, node):
            return
        if tells_no_answer(file, node):
            return
        told.add(home)
        effect = "a missing variable fails requests, not the start"
        if isinstance(node, ast.Call):
            effect = "nobody can say afterwards with which value an answer was made"
        message = f"`{file.text(node)}` is read on every request: {effect}"
        yield self.issue(node, message, data={"kind": "read"})


_PLATFORM: Final = regex(
    r"^(VERCEL\w*|AWS_(EXECUTION_ENV|LAMBDA_\w+|REGION|DEFAULT_REGION)|KUBERNETES_\w+|K_(SERVICE|REVISION)|DYNO|WEBSITE_\w+"
    r"|FUNCTIONS_\w+|SPACE_ID|RENDER|FLY_\w+|RAILWAY_\w+|GAE_\w+|HOSTNAME|POD_NAME|CI|GITHUB_ACTIONS)$"
)
"""Variables by which a platform tells a program where it runs."""


def _tells_where(file: FileContext, node: ast.expr) -> bool:
    """Whether the platform sets what is read: ``os.environ.get("VERCEL")``."""
    named = node.args[0] if isinstance(node, ast.Call) and node.args else getattr(node, "slice", None)
    variable = file.constant(named) if isinstance(named, ast.expr) else None
    return isinstance(variable, str) and _PLATFORM.match(variable) is not None


def _as_note(finding: Finding) -> Finding:
    return msgspec.structs.replace(finding, severity=Severity.INFO)


def _asks_whether(node: ast.expr) -> bool:
    """Whether all that is asked is if a variable is set: ``bool(os.getenv("KEY") or os.getenv("OTHER"))``."""
    parent = parent_of(node)
    while isinstance(parent, ast.BoolOp):
        parent = parent_of(parent)
    if isinstance(parent, ast.Compare):
        return isinstance(parent.ops[0], ast.Is | ast.IsNot)
    return isinstance(parent, ast.Call) and last_part(parent.func) == "bool"


def _in_use(candidate: Candidate, project: ProjectView, path: str) -> Finding | None:
    """That a request takes away what others are answered with, or sets a flag that another one has asked for."""
    data = candidate.data
    if "taken" in data:
        if not read_in_between(project, (path, candidate.function), guarded=False):
            return None
        message = (
            f"a request takes `{data['taken']}` away, which others ask at the same time: they fail until it is back"
        )
    else:
        asker = (path, data["asker"])
        if not (is_routed(project, asker) if data.get("beside") else is_asked_at_once(project, asker)):
            return None
        message = (
            f"`{data['flag']}` is set after `{data['asker']}` has asked for it, with no lock: two requests may both"
        )
        message += " find it off and both go on, and each worker has its own"
        if data["made"]:
            related = (Related(path, data["made"], "it is kept here, in each process"),)
            candidate = msgspec.structs.replace(
                candidate, finding=msgspec.structs.replace(candidate.finding, related=related)
            )
    return msgspec.structs.replace(candidate.finding, message=message, context="serving")


def _put(candidate: Candidate) -> Finding:
    message = f"a request sets `{candidate.data['put']}`, which is one for all requests: others are answered with it"
    if candidate.data.get("loaded"):  # the one place of the one model that is in memory
        message = f"a request loads another model into `{candidate.data['put']}`: what others ask next, it answers"
        return msgspec.structs.replace(candidate.finding, message=message, severity=Severity.INFO, context="serving")
    return msgspec.structs.replace(candidate.finding, message=message, context="serving")


def _in_steps(candidate: Candidate, project: ProjectView, path: str) -> Finding | None:
    """That a request may meet the one half of what another one is setting."""
    first, then, guarded = (candidate.data[key] for key in ("first", "then", "guarded"))
    if not read_in_between(project, (path, candidate.function), guarded=guarded):
        return None
    if guarded:
        message = f"this asks for what is set in steps, `{first}` before `{then}`, with no lock: a request in between"
        message += " takes all of it for loaded"
    else:
        message = (
            f"a request replaces `{first}`, and then `{then}`: a failure in between leaves the new one with the old"
        )
    return msgspec.structs.replace(candidate.finding, message=message, context="serving")
