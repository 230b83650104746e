"""MLA404: what a model wrote is run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.extract import LIBRARIES
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.handed import placed
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.findings import Finding, Related

from ._flows import answers, given_by, is_model_text
from ._handed_on import feeder

_RUN: Final = {
    "builtins.eval": "evaluated as Python",
    "builtins.exec": "executed as Python",
    "pandas.eval": "evaluated as Python",
    "os.system": "given to a shell",
    "os.popen": "given to a shell",
    "subprocess.getoutput": "given to a shell",
    "subprocess.getstatusoutput": "given to a shell",
    "builtins.open": "used as a path",
    "pandas.read_sql": "run as SQL",
    "pandas.read_sql_query": "run as SQL",
    "pickle.loads": "unpickled",
}
_SUBPROCESS: Final = regex(r"^(subprocess\.(run|call|check_call|check_output|Popen)|asyncio\.create_subprocess_\w+)$")
_SQL: Final = regex(r"^(execute|executemany|executescript|raw)$")
_SPEAKS: Final = (
    *(b"openai", b"anthropic", b"groq", b"cohere", b"mistralai", b"genai", b"ollama", b"litellm", b"langchain"),
    *(b"langgraph", b" llm", b"_llm", b"llm_", b"chatgpt", b"gpt-"),
)
"""What a file says that has to do with language models."""
_RUNS: Final = regex(r"(?i)run|exec|eval|quer|sql|code|shell|command|script|cell|rows?$|results?$")
"""Names of functions that may run what they are given."""
_TOOLS: Final = regex(
    r"^langchain(_\w+)?(\.\w+)*\.(PythonREPL\w*|PythonAstREPLTool|create_python_agent|create_pandas_dataframe_agent|PALChain\w*)$"
)


class ModelOutputExecuted(FileRule):
    """Text that a language model wrote is executed.

    Flags text from a model provider, a generation pipeline or a decoded generation that reaches `eval`, `exec`, a
    shell, a process, SQL, a file path or `pickle`, also through a function of the project that it is handed to; and
    agent tools that run Python on this machine.

    Why it hurts:
        Whoever can put text before the model (a user, a web page, a document in the index) writes that code. There is
        no prompt that prevents it: the model cannot tell instructions from data.

    Bad:
        from openai import OpenAI

        client = OpenAI()

        def answer(question: str):
            reply = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
            return eval(reply.choices[0].message.content)
        ---
        import anthropic

        client = anthropic.Anthropic()

        def report(cursor, question):
            message = client.messages.create(model="claude-sonnet-4-5", max_tokens=500, messages=question)
            sql = message.content[0].text
            cursor.execute(sql)

    Good:
        import json
        from openai import OpenAI

        client = OpenAI()

        def answer(question: str):
            reply = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
            plan = json.loads(reply.choices[0].message.content)
            return OPERATIONS[plan["operation"]](plan["value"])

    When not to use it:
        Choosing among functions of the program's own by a validated name is not flagged. Code that runs in a sandbox
        with no network, no secrets and limits: suppress with the name of the sandbox.

    References:
        https://genai.owasp.org/llmrisk/llm052025-improper-output-handling/
        https://cwe.mitre.org/data/definitions/95.html
    """

    code = "MLA404"
    name = "model-output-executed"
    severity = Severity.CRITICAL
    elsewhere = Severity.ERROR
    remediation = "Have the model choose among named operations with validated arguments; run code in a sandbox only."
    triggers = (
        b"openai",
        b"anthropic",
        b"groq",
        b"litellm",
        b"cohere",
        b"mistralai",
        b"genai",
        b"ollama",
        b"langchain",
        b"transformers",
        b"llama",
        b"vllm",
        b"llm",
        b"gpt-",
        b"chatgpt",
        b"PythonREPL",
        b" exec(",
        b" eval(",
        b"(eval(",
        b"=eval(",
        b".execute(",
    )

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        if _TOOLS.match(name) or _SUBPROCESS.match(name) or _SQL.match(last) or name in _RUN:
            return True
        return _RUNS.search(last or name) is not None and name.partition(".")[0] not in LIBRARIES and name != ""

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """What runs text, given text of a model."""
        name = file.call_name(node) or ""
        if _TOOLS.match(name):
            tool = name.rpartition(".")[2]
            yield self.issue(node, f"`{tool}` runs the Python that a model writes, in this process and with its rights")
            return
        effect = _RUN.get(name) or ("started as a process" if _SUBPROCESS.match(name) else "")
        if not effect and isinstance(node.func, ast.Attribute) and _SQL.match(node.func.attr):
            effect = "run as SQL"
        if not effect:
            if name and not name.startswith("builtins."):
                yield from self._handed_on(node, name, file)
        elif node.args and is_model_text(file, _given(node)):
            said = f"text that a model wrote is {effect} here: whoever writes the prompt decides what runs"
            yield self.issue(node, said)
        elif node.args and effect != "used as a path":
            parameter = _parameter(file, _given(node))
            if parameter:
                said = f"text that a model wrote is {effect} here"
                yield self.issue(node, said, data={"parameter": parameter})

    def _handed_on(self, node: ast.Call, name: str, file: FileContext) -> Iterator[Issue]:
        """A function of the project that is given what a model wrote, or what another function of the project gave."""
        asks = answers(file)
        for place, value in placed(node):
            source = "model" if asks and is_model_text(file, value) else given_by(file, value)
            if source and file.holds(*_SPEAKS):
                yield self.issue(node, "", data={"to": name, "at": place, "source": source})

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """Functions that answer with what a model wrote."""
        for node in file.tree.of(ast.Return) if answers(file) else ():
            if node.value is not None and is_model_text(file, node.value):
                yield self.issue(node, "", data={"returns": True})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """What a parameter brings is a model's text only where a caller hands it one."""
        data = candidate.data
        if "to" in data or "returns" in data:
            return None
        finding = project.in_context(self, candidate)
        where = candidate.finding.location
        if finding is None or where is None or "parameter" not in data:
            return finding
        found = feeder(project, self.code, (where.path, candidate.function), data["parameter"])
        if found is None:
            return None
        path, line = found
        message = f"{finding.message}: whoever writes the prompt decides what runs"
        return msgspec.structs.replace(finding, message=message, related=(Related(path, line, "it is handed on here"),))


def _given(node: ast.Call) -> ast.expr:
    """What is run: the first argument, or the text inside ``text(sql)``."""
    first = node.args[0]
    if isinstance(first, ast.Call) and isinstance(first.func, ast.Name) and first.func.id == "text" and first.args:
        return first.args[0]
    if isinstance(first, ast.List) and first.elts:
        return next((e for e in first.elts if not isinstance(e, ast.Constant)), first)
    return first


def _parameter(file: FileContext, node: ast.expr) -> str:
    """The parameter of the enclosing function that a value is, also stripped or decoded; "" for anything else."""
    while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and not node.keywords:
        node = node.func.value
    if not isinstance(node, ast.Name):
        return ""
    bindings = file.names.lookup(node.id, node)
    return node.id if bindings and all(b.kind == "arg" for b in bindings) else ""
