"""MLA802: what users send, in logs and error texts."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.findings import Finding

from ._credentials import credential, in_address, is_environment, written_credential
from ._logs import LEVELS, log_level, parts, written
from ._payload import payload

_BINARY: Final = regex(r"(?i)^`?(\w*_)?(b64\w*|\w*base64\w*|image_bytes)`?$")

_OFFLINE: Final = regex(
    r"(?i)(^|[/_])(steps?|pipelines?|eval\w*|train\w*|datasets?|data_\w+|benchmarks?|scripts?|examples?|experiments?)([/_.]|$)"
)
"""Modules that run offline, beside a service."""
_IN_BODY: Final = "Take it in the body (a model, Form, Body) or in a header."


class PayloadInLog(FileRule):
    """A log line holds the request's payload, a prompt, a user's text or what the model made of it.

    Flags logger calls from info upwards, and prints, that write a payload, prompt, query, message, feature frame or
    generated text, in code that serves; exceptions whose text holds a whole encoded image; credentials, or addresses
    with a password in them, that are logged or put into an error where a service serves or starts; credentials that a
    route takes as query parameters, which access logs write down; and the whole environment, wherever it is logged.

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
        tests. A log of payloads that is governed (access, retention, consent): suppress with where that is written.

    References:
        https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html#data-to-exclude
        https://cwe.mitre.org/data/definitions/532.html
    """

    code = "MLA802"
    name = "payload-in-log"
    severity = Severity.WARNING
    elsewhere = Severity.WARNING
    remediation = "Log the request id, sizes, model version and decision; keep content out, or redact it first."
    triggers = (b"logg", b"log.", b"print(", b"base64", b"b64", b"echo=True", b"fastapi")

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return (
            last in ("print", "pprint", "debug") or last in LEVELS or last in ("create_engine", "create_async_engine")
        )

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
        level = log_level(file, node) or ("print" if last_part(node.func) == "pprint" else "")
        if level and any(is_environment(file, part) for part in written(file, node)):
            how = "printed" if level == "print" else f"logged at {level}"
            message = (
                f"the whole environment is {how}, with each key and password in it: whoever reads the logs can use them"
            )
            yield self.issue(node, message, data={"print": level == "print", "environment": True})
            return
        if not level or level == "debug":
            return
        how = "printed" if level == "print" else f"logged at {level}"
        secret = credential(file, node)
        for part in written(file, node):
            secret = secret or written_credential(file, part)
        if secret:
            message = f"{secret} is {how}: whoever reads the logs can use it"
            yield self.issue(node, message, data={"print": level == "print", "secret": True})
            return
        for part in written(file, node):
            held = payload(file, part)
            if held:
                message = f"{held} is {how}: users' content ends up wherever the logs go"
                yield self.issue(node, message, data={"print": level == "print"})
                return

    def visit_Raise(self, node: ast.Raise, file: FileContext) -> Iterator[Issue]:
        """An exception with a whole image, or a credential, in its text."""
        if isinstance(node.exc, ast.Call):
            for argument in node.exc.args:
                for part in parts(file, argument):
                    secret = written_credential(file, part)
                    if secret:
                        message = (
                            f"{secret} stands in the text of this error: it goes to the logs, and maybe to the caller"
                        )
                        yield self.issue(node, message, data={"secret": True})
                        return
                    if isinstance(part, ast.Name) and _BINARY.match(part.id):
                        message = (
                            f"the text of this error holds the whole `{part.id}`: it goes to the logs and the caller"
                        )
                        yield self.issue(node, message)
                        return

    def visit_FunctionDef(self, node: FunctionNode, file: FileContext) -> Iterator[Issue]:
        """A route that takes a password out of its address."""
        for argument in in_address(file, node):
            message = (
                f"`{argument.arg}` is a query parameter of this route: access logs and proxies write addresses down"
            )
            yield self.issue(argument, message, remediation=_IN_BODY)

    visit_AsyncFunctionDef = visit_FunctionDef

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """In what serves: reached from an entry point, or a library beside one."""
        finding = project.in_context(self, candidate)
        where = candidate.finding.location
        if candidate.data.get("environment"):
            return finding
        if finding is not None and where is not None and candidate.data.get("secret"):
            if where.path in project.start_up("serving"):
                return finding
        if finding is None or finding.context not in ("serving", "library") or where is None or where.cell is not None:
            return None
        if finding.context == "library":
            top = where.path.partition("/")[0]
            beside = any(e.kind == "serving" and e.path.partition("/")[0] == top for e in project.entry_points)
            if candidate.data.get("print") or not beside or _OFFLINE.search(where.path):
                return None
        return finding
