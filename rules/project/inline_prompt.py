"""MLA906: prompts that have no version."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.findings import Finding

_LONG: Final = 200
_NAME: Final = regex(r"(?i)(^|_)(prompt|prompts|system_message|instructions?)(_|$)|prompt$")
_VERSION: Final = regex(r"(?i)_v\d|version")
_OWN_FILE: Final = regex(r"(?i)prompt|template|instruction|(^|[/_])v\d+\.py$")
"""A module for prompts, or one whose name is a version: ``v2.py`` beside ``v1.py``, which stays as it was."""


class InlinePrompt(FileRule):
    """A long prompt stands in the middle of code, with no version and no file of its own.

    Flags prompts of more than 200 characters written inside functions, in modules that are not for prompts. One finding
    a module.

    Why it hurts:
        A prompt decides answers as much as weights do. Inside a function it changes with every edit around it, no
        evaluation is tied to its text, and no log can say with which prompt an answer was made.

    Bad:
        from openai import OpenAI

        client = OpenAI()

        def triage(text):
            system_prompt = (
                "You are a careful assistant in a hospital's post room. Read the letter and answer with the department "
                "that it belongs to, the urgency from one to five, and one sentence that says why. If the letter names "
                "no patient, answer UNKNOWN. Never repeat names."
            )
            return client.responses.create(model="gpt-4o", instructions=system_prompt, input=text)

    Good:
        from openai import OpenAI
        from prompts import TRIAGE_V3

        client = OpenAI()

        def triage(text):
            return client.responses.create(model="gpt-4o", instructions=TRIAGE_V3, input=text)

    When not to use it:
        Short prompts, prompts in a module or folder for prompts, names that carry a version, and modules whose name is
        one (`summary/v2.py`) are not flagged.

    References:
        https://mlflow.org/docs/latest/genai/prompt-registry/
    """

    code = "MLA906"
    name = "inline-prompt"
    severity = Severity.INFO
    elsewhere = Severity.INFO
    remediation = "Keep prompts in a module or files of their own, with a version that is logged with each answer."
    triggers = (b"prompt", b"PROMPT", b"system_message", b'"system"')

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """The first long text that is named as a prompt inside a function, with how many there are."""
        if file.source.notebook is not None or _OWN_FILE.search(file.path):
            return
        found = [
            node
            for node in file.tree.of(ast.Assign)
            if node.value.__class__ in _TEXTS and _length(node.value) >= _LONG
            if file.function_of(node) is not None and _is_prompt(last_part(node.targets[0]))
        ]
        if found:
            name, length = last_part(found[0].targets[0]), _length(found[0].value)
            more = f" (and {len(found) - 1} more here)" if len(found) > 1 else ""
            message = f"`{name}` ({length} characters) stands inside a function{more}: a prompt with no version"
            yield self.issue(found[0], message)

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Advice wherever it stands, but for tests."""
        finding = project.in_context(self, candidate)
        return None if finding is None else msgspec.structs.replace(finding, severity=Severity.INFO)


@lru_cache(1 << 16)
def _is_prompt(name: str) -> bool:
    """Whether a name is that of a prompt, and carries no version."""
    return _NAME.search(name) is not None and _VERSION.search(name) is None


_TEXTS: Final = frozenset({ast.Constant, ast.JoinedStr, ast.BinOp, ast.Call})
"""What has a length."""


def _length(node: ast.expr) -> int:
    """Characters of the constant parts of a text."""
    if isinstance(node, ast.Constant):
        return len(node.value) if isinstance(node.value, str) else 0
    if isinstance(node, ast.JoinedStr):
        return sum(_length(part) for part in node.values)
    if isinstance(node, ast.BinOp):
        return _length(node.left) + _length(node.right)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return _length(node.func.value)
    return 0
