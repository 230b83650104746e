"""MLA105: a provider's bad minute becomes everybody's 500."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import msgspec

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.findings import Finding

from ._providers import ASKED, bounds_of_import, may_be_of_import, output_bounds


class NoFallback(FileRule):
    """A model provider is called in a request, and nothing is ready for its failure.

    Looks for calls of model providers on the serving path whose failure nobody meets. The test is whether anything on
    the way from the route catches it.

    Reports:

    - a call where neither its function nor any caller up to the route catches anything, no retry decorator stands
      around it, and the app maps no error

    It is info: the failure is at least told as one.

    Why it hurts:
        Providers are overloaded several times a week. What the caller gets then is a bare 500 with a stack trace in the
        log, where a mapped error, another model or a plain answer was possible.

    Bad:
        from fastapi import FastAPI
        from openai import OpenAI

        app = FastAPI()
        client = OpenAI(timeout=20)

        @app.post("/summary")
        def summary(text: str):
            return client.responses.create(model="gpt-4o-mini", input=text, max_output_tokens=200).output_text

    Good:
        import openai
        from fastapi import FastAPI, HTTPException
        from openai import OpenAI

        app = FastAPI()
        client = OpenAI(timeout=20, max_retries=1)

        @app.post("/summary")
        def summary(text: str):
            try:
                return client.responses.create(model="gpt-4o-mini", input=text, max_output_tokens=200).output_text
            except openai.APIError as error:
                raise HTTPException(503, "no summary at the moment") from error

    When not to use it:
        - A gateway in front of the provider retries and falls back: suppress with its name as the reason.

    References:
        https://platform.openai.com/docs/guides/error-codes
        https://docs.litellm.ai/docs/routing
    """

    code = "MLA105"
    name = "no-fallback"
    severity = Severity.INFO
    elsewhere = None
    remediation = "Catch the provider's errors and answer with a mapped error, another model or a declared fall-back."
    triggers = (
        b"openai",
        b"anthropic",
        b"litellm",
        b"groq",
        b"mistralai",
        b"cohere",
        b"genai",
        b"generativeai",
        b"ollama",
        b"fastapi",
        b"flask",
        *ASKED,
    )

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return output_bounds(name) is not None or may_be_of_import(name)

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """A provider call with no `try` round it."""
        name = file.call_name(node) or ""
        of_import = output_bounds(name) is None
        if of_import and not may_be_of_import(name):
            return
        function = file.function_of(node)
        if function is None or any(t.handlers for t in file.ancestors(node, ast.Try)) or _retried(function):
            return
        message = f"a failure of `{file.text(node.func)}` is met by nothing on the way to the caller"
        yield self.issue(node, message, data={"of": name} if of_import else {})

    def visit_Try(self, node: ast.Try, file: FileContext) -> Iterator[Issue]:
        """A mark that a function catches something."""
        if node.handlers and file.function_of(node) is not None:
            yield self.issue(node, "", data={"catches": True})

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """A mark that an app maps errors."""
        if not file.holds(b"exception_handler", b"errorhandler"):
            return
        for function in file.functions():
            if any("exception_handler" in d or "errorhandler" in d for d in map(ast.unparse, function.decorator_list)):
                yield self.issue(function, "", data={"maps": True})
        for call in file.tree.of(ast.Call):
            if isinstance(call.func, ast.Attribute) and call.func.attr == "add_exception_handler":
                yield self.issue(call, "", data={"maps": True})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Only where nobody on the way from the route catches."""
        where = candidate.finding.location
        name = candidate.data.get("of", "")
        if where is None or (candidate.data and not name):
            return None
        if name and bounds_of_import(project, name, where.path) is None:
            return None  # a client that another file made, and no provider's
        finding = project.in_context(self, candidate)
        if finding is None:
            return None
        marks = _marks(project)
        if marks["maps"]:
            return None
        route = project.route("serving", (where.path, candidate.function))
        if any(node in marks["catches"] for node in route):
            return None
        return msgspec.structs.replace(finding, confidence=0.8)


def _retried(function: FunctionNode) -> bool:
    return any("retry" in ast.unparse(d) or "backoff" in ast.unparse(d) for d in function.decorator_list)


def _marks(project: ProjectView) -> dict[str, set[tuple[str, str]]]:
    known: dict[str, set[tuple[str, str]]] | None = project.shared.get("MLA105 marks")
    if known is None:
        known = {"maps": set(), "catches": set()}
        for path, facts in project.files.items():
            for candidate in facts.candidates_of("MLA105"):
                for mark in known:
                    if candidate.data.get(mark):
                        known[mark].add((path, candidate.function))
        project.shared["MLA105 marks"] = known
    return known
