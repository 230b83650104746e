"""MLA802: what users send, in logs and error texts."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.code.vocabulary import libraries
from mlaudit.findings import Finding

from ._credentials import (
    credential,
    in_address,
    is_environment,
    may_be_written,
    sent_headers,
    shown_beginning,
    written_credential,
)
from ._logs import LEVELS, log_level, pieces, varies, written
from ._passed_on import handed, parameter_of
from ._payload import is_consumed, payload
from ._personal import identifies
from ._records import made_of, telling_field
from ._switches import switched_on
from ._traces import TRACES, traced

_BINARY: Final = regex(r"(?i)^`?(\w*_)?(b64\w*|\w*base64\w*|image_bytes)`?$")

_OFFLINE: Final = regex(
    r"(?i)(^|[/_])(steps?|pipelines?|eval\w*|train\w*|datasets?|data_\w+|benchmarks?|scripts?|examples?|experiments?)([/_.]|$)"
)
"""Modules that run offline, beside a service."""
_MASKS: Final = regex(r"(?i)mask|redact|scrub|sanit|anonym|pii|privacy|sensitive")
_FILTERS: Final = frozenset({"logging.Filter", "logging.Formatter"})
_KNOWN: Final = frozenset(
    {"print", "pprint", "debug", "create_engine", "create_async_engine", "inject_lambda_context", "add"}
)
_IN_BODY: Final = "Take it in the body (a model, Form, Body) or in a header."


class PayloadInLog(FileRule):
    """A log line holds the request's payload, a prompt, a user's text or what the model made of it.

    Flags logger calls from info upwards, prints, and attributes of spans that write a payload, prompt, query,
    message, feature frame or generated text (also as the parameter of a helper that a caller hands it to), a field
    that is named like personal data, or a whole data class or Pydantic model that has one, in code that serves;
    exceptions whose text holds a whole encoded image; credentials, addresses with a password or a key in them and
    all headers of a request that are logged, or put into an error or printed where a service serves or starts;
    credentials that a route takes as query parameters, which access logs write down, and the beginning of a key
    that is answered; the whole environment, wherever it is logged; and settings that write down whole inputs:
    `log_event=True` of Powertools, `diagnose=True` of loguru.

    Why it hurts:
        Logs are read by more people, kept longer and copied further than the data they came from. Personal data in them
        has to be found and deleted on request, prompts leak secrets that users paste, and a large payload in every line
        hides the lines that matter.

    Bad:
        import logging
        from fastapi import FastAPI

        app = FastAPI()
        logger = logging.getLogger(__name__)

        @app.post("/sentiment")
        def sentiment(text: str):
            logger.info(f"Sentiment request: {text}")
            return classify(text)
        ---
        import logging
        from fastapi import FastAPI

        app = FastAPI()
        logger = logging.getLogger(__name__)

        @app.post("/chat")
        def chat(prompt: str):
            response = llm.generate(prompt)
            logger.info({"latency": 1.2, "response": response})
            return response

    Good:
        import logging
        from fastapi import FastAPI

        app = FastAPI()
        logger = logging.getLogger(__name__)

        @app.post("/sentiment")
        def sentiment(text: str, request_id: str):
            logger.info("request %s: %d characters", request_id, len(text))
            logger.debug("text: %s", text)
            return classify(text)

    When not to use it:
        Lengths, counts, hashes, ids and redacted values are not flagged, nor are debug lines, training scripts and
        tests; nor rows of a table that a client reads and sends; nor fields that are named like personal data where the
        project has a filter of its own that masks them. A log of payloads that is governed (access, retention,
        consent): suppress with where that is written.

    References:
        https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html#data-to-exclude
        https://cwe.mitre.org/data/definitions/532.html
    """

    code = "MLA802"
    name = "payload-in-log"
    severity = Severity.WARNING
    elsewhere = Severity.WARNING
    remediation = "Log the request id, sizes, model version and decision; keep content out, or redact it first."
    triggers = (
        *(b"logg", b"log.", b"print(", b"base64", b"b64", b"echo=True", b"fastapi", b"inject_lambda_context"),
        *(b"set_attribute", b"add_event", b"sentry_sdk", b"mlflow", b"@dataclass", b"BaseModel"),
    )

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return last in _KNOWN or last in LEVELS or last in TRACES

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """A log call or a print, and an engine that logs each statement with its values."""
        if last_part(node.func) in ("create_engine", "create_async_engine"):
            echoed, hidden = file.argument(node, "echo"), file.argument(node, "hide_parameters")
            migrates = "alembic" in file.path or "migration" in file.path
            known = file.imports("sqlalchemy", "sqlmodel") and not migrates
            if known and file.constant(echoed) is True and file.constant(hidden) is not True:
                message = "`echo=True` logs each statement with its values: what users write ends up in the logs"
                fix = "Leave `echo` off, or set `hide_parameters=True`."
                yield self.issue(node, message, remediation=fix, data={"print": False})
            return
        switched = switched_on(file, node)
        if switched:
            yield self.issue(node, switched, remediation="Leave it off.", data={"set_up": True})
            return
        if last_part(node.func) in TRACES:
            yield from self._held(node, list(traced(file, node)), "put into the trace", False, file)
            return
        level = log_level(file, node) or ("print" if last_part(node.func) == "pprint" else "")
        if not level:
            return
        every = list(written(file, node))
        if any(is_environment(file, part) for part in every):
            how = "printed" if level == "print" else f"logged at {level}"
            message = (
                f"the whole environment is {how}, with each key and password in it: whoever reads the logs can use them"
            )
            yield self.issue(node, message, data={"print": level == "print", "environment": True})
            return
        if level == "debug":
            return
        how = "printed" if level == "print" else f"logged at {level}"
        secret = credential(file, node)
        for part in every:
            secret = secret or written_credential(file, part) or sent_headers(file, part)
        if secret:
            message = f"{secret} is {how}: whoever reads the logs can use it"
            yield self.issue(node, message, data={"print": level == "print", "secret": True})
            return
        yield from self._held(node, every, how, level == "print", file)

    def _held(
        self, node: ast.Call, every: list[ast.expr], how: str, printed: bool, file: FileContext
    ) -> Iterator[Issue]:
        """What a line or a span holds of a user: content, what tells who it is, or an object that shows one of them."""
        data = {"print": printed}
        for part in every:
            held = payload(file, part)
            if held:
                message = f"{held} is {how}: users' content ends up wherever the logs go"
                yield self.issue(node, message, data=data | _source(file, node, part))
                return
        for part in every:
            if identifies(file, part):
                message = f"`{file.text(part)}` is {how}: it tells who somebody is, wherever the logs go"
                yield self.issue(node, message, data=data | {"personal": True})
                return
        objects = [(file.text(part), name) for part in every if (name := made_of(file, part))]
        given = [name for part in every if (name := parameter_of(file, part))]
        if objects or given:
            yield self.issue(node, how, data=data | {"objects": objects, "given": given})

    def visit_Dict(self, node: ast.Dict, file: FileContext) -> Iterator[Issue]:
        """``return {"key": api_key[:12]}``."""
        for value in node.values:
            shown = shown_beginning(file, value) if isinstance(value, ast.Subscript | ast.BinOp | ast.JoinedStr) else ""
            if shown and isinstance(file.statement_of(node), ast.Return):
                message = f"{shown} is answered to whoever asks: it tells which key it is, and what is left to guess"
                fix = "Answer whether it is set, and no part of it."
                yield self.issue(value, message, remediation=fix, data={"print": True})

    def visit_ClassDef(self, node: ast.ClassDef, file: FileContext) -> Iterator[Issue]:
        """A class whose objects show a user's data when they are logged: kept for `refine`, never said."""
        field = telling_field(file, node)
        if field:
            qualname = file.tree.scope_at(node).qualname
            yield self.issue(node, "", data={"class": qualname, "field": field})

    def visit_Raise(self, node: ast.Raise, file: FileContext) -> Iterator[Issue]:
        """An exception with a whole image, or a credential, in its text."""
        if isinstance(node.exc, ast.Call):
            for argument in node.exc.args:
                for part, may_be_constant in pieces(file, argument):
                    binary = isinstance(part, ast.Name) and _BINARY.match(part.id) is not None
                    if not binary and not may_be_written(file, part):
                        continue
                    if may_be_constant and not varies(file, part):
                        continue
                    secret = written_credential(file, part)
                    if secret:
                        message = (
                            f"{secret} stands in the text of this error: it goes to the logs, and maybe to the caller"
                        )
                        yield self.issue(node, message, data={"secret": True})
                        return
                    if binary:
                        message = (
                            f"the text of this error holds the whole `{last_part(part)}`: it goes to the logs and the "
                            "caller"
                        )
                        yield self.issue(node, message)
                        return

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """Routes that take a password out of their address."""
        for function in file.functions() if "fastapi" in libraries(file) else ():
            for argument in in_address(file, function):
                message = (
                    f"`{argument.arg}` is a query parameter of this route: access logs and proxies write addresses down"
                )
                yield self.issue(argument, message, remediation=_IN_BODY)

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """In what serves: reached from an entry point, or a library beside one."""
        data = candidate.data
        if "class" in data:
            return None
        finding = project.in_context(self, candidate)
        where = candidate.finding.location
        if finding is None or where is None or data.get("environment"):
            return finding
        if data.get("set_up"):
            return finding if any(entry.kind == "serving" for entry in project.entry_points) else None
        if data.get("secret") and (where.path in project.start_up("serving") or not data.get("print")):
            return finding
        if data.get("personal") and _is_masked(project):
            return None
        if "objects" in data:
            told = self._told(candidate, finding, project)
            if told is None:
                return None
            finding = told
        if data.get("consumed") and finding.context == "script":
            return finding
        if finding.context not in ("serving", "library") or where.cell is not None:
            return None
        if finding.context == "library":
            top = where.path.partition("/")[0]
            beside = any(e.kind == "serving" and e.path.partition("/")[0] == top for e in project.entry_points)
            if data.get("print") or data.get("own_rows") or not beside or _OFFLINE.search(where.path):
                return None
        return finding

    def _told(self, candidate: Candidate, finding: Finding, project: ProjectView) -> Finding | None:
        """What the classes and the callers of the project say of a line that says nothing itself; None for nothing."""
        path = finding.location.path if finding.location is not None else ""
        for text, field in _shown(project, path, candidate.data["objects"]):
            message = f"`{text}` is {finding.message} as a whole, with its `{field}`: it ends up wherever the logs go"
            return msgspec.structs.replace(finding, message=message)
        for name in candidate.data["given"]:
            found = handed(project, path, candidate.function, name)
            if found is not None:
                message = f"`{name}` is {finding.message}, and a caller gives it {found[0]}: users' content is logged"
                return msgspec.structs.replace(finding, message=message, related=(found[1],))
        return None


def _source(file: FileContext, node: ast.Call, part: ast.expr) -> dict[str, bool]:
    """Where content comes from: a queue, or a table that the function reads itself, as who tries a server does."""
    home = file.function_of(node)
    calls = file.inside(home, ast.Call) if home is not None and file.holds(b".read_") else []
    reads = any((file.call_name(call) or "").startswith(("pandas.read_", "polars.read_")) for call in calls)
    return {"consumed": is_consumed(file, part), "own_rows": reads}


def _is_masked(project: ProjectView) -> bool:
    """Whether the project has a filter of its own that takes personal data out of log lines."""
    known = project.shared.get("masks log lines")
    if known is None:
        known = any(
            _MASKS.search(cls.qualname) and not _FILTERS.isdisjoint(cls.bases)
            for facts in project.files.values()
            for cls in facts.classes
        )
        project.shared["masks log lines"] = known
    return bool(known)


def _shown(project: ProjectView, path: str, objects: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The objects of a log line whose class shows a user's data as text, each with the field that does."""
    for text, name in objects:
        symbol = project.resolve(name, path)
        if symbol is None or symbol.cls is None:
            continue
        for kept in project.files[symbol.path].candidates_of(PayloadInLog.code):
            if kept.data.get("class") == symbol.qualname:
                yield text, kept.data["field"]
