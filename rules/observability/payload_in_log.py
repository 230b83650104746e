"""MLA802: what users send, in logs and error texts."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import is_returned
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.code.tree import parent_of
from mlaudit.code.vocabulary import libraries
from mlaudit.findings import Finding

from ..serving._web.bound import WORDS as HOST_WORDS
from ..serving._web.bound import bound, is_bound_here
from ..serving._web.lessons import is_mock
from ._logs import LEVELS, PRINTS, SHOWN, log_level, pieces, varies, written
from ._payloads.addresses import WORDS as ADDRESS_WORDS
from ._payloads.alerts import is_of_no_request
from ._payloads.answers import answered_tracebacks
from ._payloads.appended import appended
from ._payloads.bootstrap import is_bootstrap
from ._payloads.by_hand import is_empty, is_read_from_file, only_commands
from ._payloads.by_hand import only_tells as does_nothing_else
from ._payloads.called_personal import called_personal
from ._payloads.circumstances import is_audit_trail, slight, spared, where_failed, where_refused
from ._payloads.credentials import (
    begins_token,
    both_ends,
    credential,
    cuts_keys,
    in_address,
    is_callers_own,
    is_environment,
    is_part,
    may_be_written,
    proven_credential,
    sent_headers,
    shown_beginning,
    written_credential,
)
from ._payloads.database_errors import told_values
from ._payloads.excerpts import asked_with, excerpt, written_by_model
from ._payloads.failed_requests import told_addresses
from ._payloads.fields import Told, describe, told_of_person
from ._payloads.flags import flagged, is_turned_off
from ._payloads.gates import WORDS as SWITCH_WORDS
from ._payloads.gates import gates, is_switched_off
from ._payloads.goods import thing_of
from ._payloads.ids import has_own_fields
from ._payloads.labels import labelled
from ._payloads.passed_on import given_to, parameter_of
from ._payloads.payload import payload
from ._payloads.place import where_it_stands
from ._payloads.raised import brought, may_be_brought
from ._payloads.records import WORDS as HIDDEN_WORDS
from ._payloads.records import made_last, made_of, told_of
from ._payloads.repeated import repeated
from ._payloads.sources import source
from ._payloads.switches import is_loud_chain, makes_chain, switched_on
from ._payloads.tables import WORDS as TABLE_WORDS
from ._payloads.tables import told_column
from ._payloads.traces import TRACES, kept_with_run, traced, traces_call
from ._personal import identifies

_BINARY: Final = regex(r"(?i)^(?!max_|min_|num_)(\w*_)?(b64\w*|\w*base64\w*|image_bytes)$")

_DATABASES: Final = frozenset({"sqlalchemy", "sqlmodel", "flask_sqlalchemy", "fastapi", "flask"})
_KNOWN: Final = frozenset({"debug", "create_engine", "create_async_engine", "inject_lambda_context", "add"})
_CUT: Final = (ast.Subscript, ast.BinOp, ast.JoinedStr)
_APPENDED: Final = "appended to a file in clear"
_SIGNED_PART: Final = "nobody can use that, and it tells no more than that there is one"
_PART: Final = "it tells which one it is, and leaves less of it to guess"
_KEPT: Final = (
    "Keep ids, sizes and decisions there; redact what users sent, and say who reads it and for how long it is kept."
)
_OF_REQUEST: Final = "Send the key in a header, or tell the kind of the error and its status code alone."
_NO_LABEL: Final = "Label by plan, tenant or status; who asked belongs in a log that is kept for a time."
_OF_DATABASE: Final = "Set `hide_parameters=True` on the engine, and answer with a text of your own."
_IN_BODY: Final = "Take it in the body (a model, Form, Body) or in a header."


class PayloadInLog(FileRule):
    """A log line holds the request's payload, a prompt, a user's text or what the model made of it.

    Looks for content and secrets in what serving code writes down: logger calls from info upwards, prints, spans,
    traces and runs of models, reports of errors. The test is whether the line holds what a user sent or a model wrote,
    rather than its length, its hash or an id.

    Reports:

    - a payload, prompt, query, message, feature frame or generated text, whole or more than a few characters of it
    - the body of a request, or what is made of all of it, and the body of an answer
    - each piece of what a model writes, and whole documents out of a loader, a splitter or a store of vectors
    - a field that is named like personal data, several fields that describe one person, or a whole data class or
      Pydantic model that has one
    - the same content where a helper logs it, or where a line is appended to a file (text, JSON lines, CSV)
    - exceptions whose text holds a whole encoded image or what a request brought
    - tracebacks that go out in an answer
    - credentials, addresses with a password or a key in them, settings with a key, all headers of a request
    - the whole environment, wherever it is logged
    - what is cut to be shown of a text that a function is handed (`question[:100]`), what a provider's answer says a
      model wrote, and the keyword arguments that one was asked with
    - a caller's key as a label of a metric, and all that a token says of its holder
    - credentials that a route takes as query parameters, which access logs write down
    - the beginning of a key in an answer
    - the text of a failed request (`requests`, `httpx`, `aiohttp`) whose address has a key in it
    - settings that write down whole inputs: `log_event=True` of Powertools, `diagnose=True` of loguru

    Most findings are warnings. These are info:

    - what a request brought in the text of an exception
    - the text of a database's error, of a statement that writes or asks for what tells of somebody (an e-mail address,
      a password's hash, a salary), unless the engine hides its values
    - the text of a validation error of Pydantic, which repeats what was sent, and the address that a caller gives
    - content that is only logged in an `except`, where a call failed, or in development in place of what is sent
    - what a tracer of language models keeps (Langfuse, LangSmith), which is set up to hold what was asked and answered
    - the first characters of what a check refuses in the next line, which tell whoever looks into an attack what it was
    - a body or an object whose class, and those that it is made of, hold nothing but figures, dates, ids, choices (an
      enumeration, a `Literal`, a listed pattern) and texts that tell things apart (a brand, a fuel, a category), and
      nothing about a person
    - `verbose=True` of a chain or an agent of LangChain
    - a part of a key, a caller's address as a label of a metric, and `echo=True` of an engine
    - a line in a function that only demos and tests have a use for, or in a method of a mock that only writes lines
    - what is sent to a service that listens on this machine alone (see MLA702)
    - a body that nothing else reads, and a payload of nothing but numbers looked up in a vocabulary
    - a password that is made up at the start for one run, because none is set
    - the event of a function that asks no model and reads no field of a request, as for an alert or a task

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
        - Lengths, counts, hashes, ids and redacted values.
        - Tests, and debug lines without the whole environment in them; lines under a `verbose`, a `debug` or
          any other parameter that is off by default and that no caller sets.
        - What a command reads out of its operator's own file, and an object that is made of nothing.
        - Training scripts, and what is printed under `if __name__ == "__main__"`, as long as no secret is in it.
        - The kind or the status code of a failed request.
        - An answer of a model that its parser cannot read, or that has room for no more than a yes or a no.
        - A message out of the project's own configuration.
        - What a run of MLflow or W&B keeps in a library that nothing serves with.
        - What an error tells its user (`user_message`), and a key that is answered to who sent it.
        - Who did what, in an audit trail (`audit_log.info(...)`): that is what it is kept for.
        - What a monitor sends (Alertmanager, Sentry), and texts out of a public archive.
        - Fields that are named like personal data where the project has a filter of its own that masks them, and those
          that hold a thing which it deals in (a class `Phone` with a brand and a price).
        - A log of payloads that is governed (access, retention, consent): suppress with where that is written.

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
        *(
            b"logg",
            b"log.",
            b"print(",
            b"echo(",
            b"wasabi",
            b"base64",
            b"b64",
            b"echo=True",
            b"hide_parameters",
            b"fastapi",
            b"inject_lambda_context",
        ),
        *(b"set_attribute", b"add_event", b"start_as_current_span", b"sentry_sdk", b"mlflow", b"wandb", b"langfuse"),
        *(b"@dataclass", b"BaseModel", b"BaseSettings", b"format_exc", b".write(", b"put_metadata", b".labels("),
        *(b"store_true", b"verbose=", b"debug=", *HOST_WORDS, *TABLE_WORDS),
    )
    # asks for no more than `triggers`: the words that the handlers ask for are found with them, and not one by one
    asks = (*SWITCH_WORDS, *ADDRESS_WORDS, *HIDDEN_WORDS, b"equest", b".read_", b".update(")

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        known = last in _KNOWN or last in LEVELS or last in TRACES or last in PRINTS or makes_chain(name, last)
        return known or name in SHOWN or name.endswith((".create_engine", ".create_async_engine"))

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """A log call or a print, and an engine that logs each statement with its values."""
        if last_part(node.func) in ("create_engine", "create_async_engine"):
            echoed, hidden = file.argument(node, "echo"), file.argument(node, "hide_parameters")
            migrates = "alembic" in file.path or "migration" in file.path
            known = file.imports("sqlalchemy", "sqlmodel") and not migrates
            if known and file.constant(echoed) is True and file.constant(hidden) is not True:
                message = "`echo=True` logs each statement with its values: what users write ends up in the logs"
                fix = "Leave `echo` off, or set `hide_parameters=True`."
                data = {"print": False, "own_severity": True}  # by what is written through it, which is not seen
                yield self.issue(node, message, severity=Severity.INFO, remediation=fix, data=data)
            if file.constant(hidden) is True:
                yield self.issue(node, "", data={"hides": True})
            return
        switched = switched_on(file, node)
        if switched:
            yield self.issue(node, switched, remediation="Leave it off.", data={"set_up": True})
            return
        if is_loud_chain(file, node):
            message = "`verbose=True` prints each prompt of this chain: documents and questions end up in the output"
            data = {"print": True, "own_severity": True, "loud": True}
            yield self.issue(node, message, severity=Severity.INFO, remediation="Leave it off.", data=data)
            return
        level = log_level(file, node)
        if not level:
            if last_part(node.func) in TRACES and (kept := list(traced(file, node))):
                for issue in self._held(node, kept, "put into the trace", False, file):
                    of_call = traces_call(file, node)
                    issue.data |= {"of a call": of_call, "of a run": kept_with_run(file, node)}
                    issue.data |= {"note": True} if of_call and "personal" not in issue.data else {}
                    yield issue
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
        secret, part_of_it = self._secret(node, every, file)
        if secret:
            message = f"{secret} is {how}: whoever reads the logs can use it"
            is_output = isinstance(parent_of(node), ast.Lambda)  # a command whose answer it is
            proven = not is_output and any(proven_credential(file, part) for part in every)
            data = {"print": level == "print", "secret": True, "proven": proven}
            if part_of_it:
                of_token = all(begins_token(file, each) for each in every)
                message = f"{secret} is {how}: {_SIGNED_PART if of_token else _PART}"
                yield self.issue(node, message, severity=Severity.INFO, data=data | {"own_severity": True})
            elif is_bootstrap(file, node, every):
                message = f"{secret} is {how}: it is made up where none is set, and is good for this run alone"
                yield self.issue(node, message, severity=Severity.INFO, data=data | {"own_severity": True})
            else:
                yield self.issue(node, message, data=data)
            return
        yield from self._held(node, every, how, level == "print", file)

    def _secret(self, node: ast.Call, every: list[ast.expr], file: FileContext) -> tuple[str, bool]:
        """The credential that a line writes, "" for none, and whether all that it shows of one is a part."""
        found = [credential(file, node)]
        found += [written_credential(file, part) or sent_headers(file, part) for part in every]
        whole = next((each for each in found if each and not is_part(each)), "")
        part = next(filter(None, found), "") or both_ends(file, every)
        return whole or part, not whole

    def _held(
        self, node: ast.Call, every: list[ast.expr], how: str, printed: bool, file: FileContext
    ) -> Iterator[Issue]:
        """What a line or a span holds of a user: content, what tells who it is, or an object that shows one of them."""
        data = {"print": printed} | where_failed(file, node) | flagged(file, node)
        data |= {"only tells": True} if does_nothing_else(file, node) else {}
        for part in every:
            whole = payload(file, part)
            held, about = (whole, {}) if whole else repeated(file, part)
            if held and not spared(file, node, part, printed):
                message = f"{held} is {how}: users' content ends up wherever the logs go"
                data |= where_refused(file, node, part)
                data |= about | source(file, node, part) | slight(file, node, part) | {"body of": given_to(file, part)}
                data |= {"made by": maker} if (maker := made_last(file, part)) else {}
                data |= {"own fields": has_own_fields(file, part), "of no request": is_of_no_request(file, part)}
                yield self.issue(node, message, data=data)
                return
        called = called_personal(file, node)
        of_person = [] if is_audit_trail(node) else [called] if called is not None else every
        for part in of_person:
            if part is called or identifies(file, part):
                message = f"`{file.text(part)}` is {how}: it tells who somebody is, wherever the logs go"
                yield self.issue(node, message, data=data | {"personal": True, "thing": thing_of(file, part)})
                return
        for part in every:
            held = excerpt(file, part) or written_by_model(file, part) or asked_with(file, part)
            if held and not spared(file, node, part, printed):
                message = f"{held} is {how}: users' content ends up wherever the logs go"
                yield self.issue(node, message, data=data | where_refused(file, node, part) | {"unnamed": True})
                return
        fields = [] if is_audit_trail(node) else told_of_person(file, every)
        if describe(fields):
            yield self._described(node, fields, how, printed, file)
            return
        if fields:  # one a line, and another one in the next
            lines: dict[Any, list[Any]] = file.shared.setdefault("lines that tell of a person", {})
            lines.setdefault(file.function_of(node), []).append((node, fields, how, printed))
        made = [(part, name) for part in every if (name := made_of(file, part)) and not is_empty(file, part)]
        objects = [(file.text(part), name) for part, name in made]
        data |= {"of a file": True} if made and all(is_read_from_file(file, part) for part, _ in made) else {}
        given = [name for part in every if (name := parameter_of(file, part))]
        if objects or given:
            yield self.issue(node, how, data=data | {"objects": objects, "given": given})

    def _described(self, node: ast.Call, fields: list[Told], how: str, printed: bool, file: FileContext) -> Issue:
        """Several fields that describe one person."""
        names = " and ".join(dict.fromkeys(f"`{file.text(each.part)}`" for each in fields))
        message = f"{names} are {how}: together they tell of somebody, wherever the logs go"
        data = {"print": printed, "personal": True} | where_failed(file, node)
        return self.issue(node, message, data=data)

    def visit_Dict(self, node: ast.Dict, file: FileContext) -> Iterator[Issue]:
        """``return {"key": api_key[:12]}``."""
        for value in node.values if cuts_keys(file) else ():
            shown = shown_beginning(file, value) if isinstance(value, _CUT) else ""
            if shown and is_returned(file.statement_of(node)) and not is_callers_own(file, value):
                message = f"{shown} is answered to whoever asks: it tells which key it is, and what is left to guess"
                fix = "Answer whether it is set, and no part of it."
                yield self.issue(value, message, remediation=fix, data={"print": True})

    def visit_ClassDef(self, node: ast.ClassDef, file: FileContext) -> Iterator[Issue]:
        """A class whose objects show a user's data when they are logged: kept for `refine`, never said."""
        column = told_column(file, node)
        told = told_of(file, node) | ({"column": column} if column else {})
        if told:
            yield self.issue(node, "", data={"class": file.tree.scope_at(node).qualname, **told})

    def visit_Raise(self, node: ast.Raise, file: FileContext) -> Iterator[Issue]:
        """An exception with a credential, a whole image, or what somebody wrote in its text."""
        if not isinstance(node.exc, ast.Call):
            return
        every = (*node.exc.args, *(keyword.value for keyword in node.exc.keywords))
        for part, may_be_constant in (piece for argument in every for piece in pieces(file, argument)):
            written = may_be_written(file, part)
            binary = isinstance(part, ast.Name) and _BINARY.match(part.id) is not None
            if not written and not binary and not may_be_brought(file, part):
                continue
            if may_be_constant and not varies(file, part):
                continue
            secret = written_credential(file, part) if written else ""
            held = "" if secret else f"the whole `{last_part(part)}`" if binary else brought(file, part)
            if secret or held:
                message = (
                    f"{secret or held} stands in the text of this error: it goes to the logs, and maybe to the caller"
                )
                data = {"secret": True} if secret else {} if binary else {"raised": True}
                severity = Severity.INFO if is_part(secret) or (held and not binary) else None
                data |= {"own_severity": True} if severity else {}
                yield self.issue(node, message, severity=severity, data=data)
                return

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """Routes that take a password out of their address, and those that answer with a traceback."""
        said = {"switches": gates(file), "bound": bound(file)}
        if any(said.values()) and file.tree.module.body:
            yield self.issue(file.tree.module.body[0], "", data={key: value for key, value in said.items() if value})
        for lines in file.shared.get("lines that tell of a person", {}).values():
            fields = [each for _, told, _, _ in lines for each in told]
            if describe(fields):
                node, _, how, printed = lines[0]
                yield self._described(node, fields, how, printed, file)
        for call, kept in appended(file):
            secret = next((found for part in kept if (found := written_credential(file, part))), "")
            if secret:
                data = {"print": True, "secret": True}
                message, severity = f"{secret} is {_APPENDED}: whoever reads it can use it", None
                if is_part(secret):
                    message, severity = f"{secret} is {_APPENDED}: {_PART}", Severity.INFO
                    data |= {"own_severity": True}
                yield self.issue(call, message, severity=severity, data=data, remediation=_KEPT)
                continue
            for issue in self._held(call, kept, _APPENDED, False, file):
                if "given" in issue.data:
                    continue  # what a caller makes of a request is not seen from here
                issue.remediation = _KEPT
                issue.message = issue.message.replace("the logs go", "that file goes")
                yield issue
        for label in labelled(file):
            shown = file.text(label.label)
            message, severity = (
                f"`{shown}`, a caller's key, is a label of a metric: whoever reads those can use it",
                None,
            )
            if not label.secret:
                message = f"`{shown}`, a caller's address, is a label of a metric: it tells who asked"
                severity = Severity.INFO
            data = {"labels": True} | ({} if severity is None else {"own_severity": True})
            yield self.issue(label.call, message, severity=severity, remediation=_NO_LABEL, data=data)
        for failed in told_addresses(file):
            message = (
                f"the text of a failed request is {failed.how}: it holds the whole address, and the key in it "
                f"(`{failed.key}`), for whoever reads that"
            )
            data = {"print": failed.is_print, "secret": True, "failed": True}
            yield self.issue(failed.call, message, remediation=_OF_REQUEST, data=data)
        for traceback, is_answer in answered_tracebacks(file):
            message = "the traceback is answered: whoever asks sees the code, and the values that its error names"
            data = {"print": True, "answered": is_answer}
            yield self.issue(traceback, message, remediation="Log it, and answer an id that finds it.", data=data)
        for told in told_values(file) if _DATABASES & libraries(file) else ():
            of_error = {"severity": Severity.INFO, "remediation": _OF_DATABASE, "data": told.data}
            yield self.issue(told.call, told.message, **of_error)
        for function in file.functions() if "fastapi" in libraries(file) else ():
            for argument in in_address(file, function):
                message = (
                    f"`{argument.arg}` is a query parameter of this route: access logs and proxies write addresses down"
                )
                yield self.issue(argument, message, remediation=_IN_BODY)

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Nothing of a line that a switch keeps from being written; a note where no stranger sends anything."""
        data, where = candidate.data, candidate.finding.location
        if "switches" in data or "bound" in data:
            return None
        held = project.in_context(self, candidate)
        finding = where_it_stands(held, candidate, project, self.code) if held is not None else None
        if finding is None or where is None or data.get("secret") or data.get("environment"):
            return finding
        node = (where.path, candidate.function)
        if is_switched_off(project, self.code, node, where.line) or is_turned_off(project, where.path, data):
            return None
        if finding.severity is not Severity.INFO and finding.context in ("serving", "library"):
            if data.get("of a file") and finding.context == "library" and only_commands(project, node):
                return None
            if (data.get("only tells") and is_mock(where.path)) or is_bound_here(project, where.path):
                return msgspec.structs.replace(finding, severity=Severity.INFO)
        return finding
