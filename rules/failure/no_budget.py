"""MLA106: calls of a language model that may cost anything."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.findings import Finding

from ._by_hand import by_hand
from ._providers import ASKED, bounds_of_import, may_be_of_import, model_bounds, output_bounds
from ._timeouts.bounds import Bound, bound

_STEPS: Final = regex(
    r"(?i)(max_|limit|budget|attempt|step|turn|iteration|round|depth|count|remaining|deadline|timeout)"
)
_INSIDE: Final = regex(r"max_output_tokens|max_tokens|num_predict|max_completion_tokens|generation_config")


class NoBudget(FileRule):
    """A language model may write, or be asked, as much as it likes.

    Looks for calls of language models whose cost has no upper bound: neither in tokens nor in rounds.

    Reports:

    - a call on the serving path with no bound on its output tokens
    - an endless loop of calls (an agent) that ends only when the model says so

    A single call is info, since the provider's own ceiling ends it. A call that a loop repeats, or that hands tools
    to the model, is a warning, and so is an endless loop.

    Why it hurts:
        A prompt that sends the model round in circles is an invoice. The median answer costs a cent; the worst one
        costs what the context window allows, and an agent that never says "done" costs it at every step.

    Bad:
        from fastapi import FastAPI
        from openai import OpenAI

        app = FastAPI()
        client = OpenAI(timeout=20)

        @app.post("/chat")
        def chat(text: str):
            return client.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": text}])
        ---
        from openai import OpenAI

        client = OpenAI(timeout=20)

        def agent(messages):
            while True:
                answer = client.chat.completions.create(model="gpt-4o-mini", messages=messages, max_tokens=500)
                if not answer.choices[0].message.tool_calls:
                    return answer
                messages += run_tools(answer)

    Good:
        from fastapi import FastAPI
        from openai import OpenAI

        app = FastAPI()
        client = OpenAI(timeout=20)

        @app.post("/chat")
        def chat(text: str):
            messages = [{"role": "user", "content": text}]
            return client.chat.completions.create(model="gpt-4o-mini", messages=messages, max_tokens=400)
        ---
        from openai import OpenAI

        client = OpenAI(timeout=20)

        def agent(messages):
            for step in range(8):
                answer = client.chat.completions.create(model="gpt-4o-mini", messages=messages, max_tokens=500)
                if not answer.choices[0].message.tool_calls:
                    return answer
                messages += run_tools(answer)
            raise BudgetExceeded("8 steps")

    When not to use it:
        - A bound in the client's defaults or in a configuration object.
        - `**options` that cannot be followed: they are taken to hold a bound.
        - What stands under `if __name__ == "__main__":`, which is tried by hand.

    References:
        https://genai.owasp.org/llmrisk/llm102025-unbounded-consumption/
    """

    code = "MLA106"
    name = "no-budget"
    severity = Severity.WARNING
    elsewhere = None
    remediation = "Bound output tokens for each call, and steps and cost for each conversation."
    triggers = (
        b"openai",
        b"ChatOpenAI",
        b"groq",
        b"litellm",
        b"mistralai",
        b"cohere",
        b"genai",
        b"generativeai",
        b"ollama",
        b"together",
        b"anthropic",
        *(b"vertexai", b"cerebras", b"perplexity", b"portkey_ai", b"aisuite", b"instructor", b".converse"),
        b"chat/completions",
        *ASKED,
        *(b"azure.ai.inference", b"langchain_", b"crewai", b"smolagents", b"agno", b"haystack"),
    )

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return model_bounds(name) is not None or may_be_of_import(name)

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """A provider call."""
        name = file.call_name(node) or ""
        keywords = model_bounds(name)
        if _is_tried(file, node):
            return
        if keywords is None:
            yield from self._of_import(file, node, name)
            return
        loop = _endless_loop(file, node)
        if loop is not None:
            message = f"`{file.text(node.func)}` is called until the model says it is done: no bound on steps or cost"
            yield self.issue(node, message, data={"loop": True}, severity=Severity.WARNING)
            return
        if bound(file, node, keywords) in (Bound.MISSING, Bound.NONE) and not _defaults(file, node):
            message = f"`{file.text(node.func)}` has no bound on the tokens it may write ({' or '.join(keywords)})"
            repeated = next(file.ancestors(node, (ast.For, ast.AsyncFor, ast.While)), None) is not None
            once = (not repeated and file.argument(node, "tools") is None) or output_bounds(name) is None
            yield self.issue(node, message, data={"once": once})

    def _of_import(self, file: FileContext, node: ast.Call, name: str) -> Iterator[Issue]:
        """A call of a client that another file made: which provider's it is, and what bounds it, is known later."""
        if file.has_unpacking(node):
            return
        given = [each.arg for each in node.keywords if each.arg and file.constant(each.value) is not None]
        repeated = next(file.ancestors(node, (ast.For, ast.AsyncFor, ast.While)), None) is not None
        data = {"of": name, "given": given, "once": not repeated and "tools" not in given}
        yield self.issue(node, f"`{file.text(node.func)}` has no bound on the tokens it may write", data=data)

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """What is sent to a provider over HTTP by hand."""
        for asked in by_hand(file):
            message = "this asks a model by hand, with no bound on the tokens it may write (max_tokens)"
            yield self.issue(asked, message, data={"once": True})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A missing token bound matters where strangers ask; an endless agent matters everywhere but in tests."""
        finding, where = project.in_context(self, candidate), candidate.finding.location
        if finding is not None and where is not None and (name := candidate.data.get("of")):
            keywords = bounds_of_import(project, name, where.path)
            if keywords is None or not {*keywords}.isdisjoint(candidate.data["given"]):
                return None
            finding = msgspec.structs.replace(finding, message=f"{finding.message} ({' or '.join(keywords)})")
        if finding is not None and candidate.data.get("once"):
            return msgspec.structs.replace(finding, severity=Severity.INFO)
        if finding is not None or not candidate.data.get("loop"):
            return finding
        if where is None or project.context(where.path, candidate.function) in ("test", "notebook"):
            return None
        return candidate.finding


def _is_tried(file: FileContext, node: ast.Call) -> bool:
    """Whether a call stands under ``if __name__ == "__main__":``, and in no function: no service gets there."""
    if file.function_of(node) is not None or not file.holds(b"__main__"):
        return False
    return any("__main__" in ast.unparse(guard.test) for guard in file.ancestors(node, ast.If))


def _endless_loop(file: FileContext, node: ast.Call) -> ast.While | None:
    for loop in file.ancestors(node, ast.While):
        if not (isinstance(loop.test, ast.Constant) and loop.test.value):
            return None
        text = ast.unparse(loop)
        reads = "input(" in text or ".get()" in text or "receive" in text
        if (
            reads
            or _is_retry(loop, node)
            or any(_STEPS.search(ast.unparse(part)) for part in file.inside(loop, ast.Compare))
        ):
            return None
        return loop
    return None


def _is_retry(loop: ast.While, node: ast.Call) -> bool:
    """Whether a loop is left as soon as the call has answered: it is tried again, and no agent's next step."""
    for block in loop.body:
        if isinstance(block, ast.Try) and any(part is node for s in block.body for part in ast.walk(s)):
            return any(isinstance(s, ast.Break | ast.Return) for s in (*block.body, *block.orelse))
    return False


def _defaults(file: FileContext, node: ast.Call) -> bool:
    """Whether the client or model object was made with a bound of its own."""
    function = node.func
    owner = function.value if isinstance(function, ast.Attribute) else None
    made = file.names.single_value(owner) if owner is not None else None
    if isinstance(made, ast.Call) and _INSIDE.search(ast.unparse(made)):
        return True
    return any(k.arg is None for k in node.keywords)
