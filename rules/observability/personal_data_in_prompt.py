"""MLA803: personal data in prompts and experiment trackers."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.code.tree import parents

from ._personal import is_personal, personal_columns

_PROVIDER: Final = regex(
    r"^(openai|anthropic|groq|litellm|cohere|mistralai|google\.(genai|generativeai)|ollama|langchain\w*|transformers\.pipeline\(\))\b"
)
_TRACKER: Final = regex(
    r"^(mlflow\.(log_(param|params|text|dict|artifact|table)|set_tags?)|wandb\.(log|config\.update)|neptune\.|comet_ml\.)"
)


class PersonalDataInPrompt(FileRule):
    """A field that is named like personal data goes into a prompt or an experiment tracker as it is.

    Flags e-mail addresses, phone numbers, names, dates of birth, addresses, account and identity numbers and diagnoses
    in the text of a prompt, in the arguments of a model provider and in what is logged to MLflow or Weights & Biases,
    columns of tables too.

    Why it hurts:
        The provider keeps prompts for days, trackers keep them for ever, and both are outside the system that was built
        to protect the data and to delete it on request. The model can also repeat it to somebody else.

    Bad:
        from openai import OpenAI

        client = OpenAI()

        def letter(customer):
            prompt = f"Write a reminder to {customer.full_name}, born {customer.date_of_birth}."
            return client.responses.create(model="gpt-4o", input=prompt)
        ---
        import mlflow

        def track(patient):
            mlflow.log_params({"patient": patient.patient_name})

    Good:
        from openai import OpenAI

        client = OpenAI()

        def letter(customer):
            prompt = f"Write a reminder to {pseudonym(customer.full_name)}."
            return client.responses.create(model="gpt-4o", input=prompt)

    When not to use it:
        Values that pass a function on the way (a pseudonym, a hash, a redaction) are not flagged. Where the purpose
        needs the data and a contract with the provider covers it, suppress with where that is written.

    References:
        https://genai.owasp.org/llmrisk/llm022025-sensitive-information-disclosure/
    """

    code = "MLA803"
    name = "personal-data-in-prompt"
    severity = Severity.WARNING
    elsewhere = Severity.WARNING
    remediation = "Replace it by a pseudonym that is resolved after the answer, or leave it out."
    triggers = (b"prompt", b"openai", b"anthropic", b"messages", b"mlflow", b"wandb", b"langchain", b"litellm")

    def visit_JoinedStr(self, node: ast.JoinedStr, file: FileContext) -> Iterator[Issue]:
        """A text with personal fields in it, on its way to a prompt."""
        personal = [p.value for p in node.values if isinstance(p, ast.FormattedValue) and is_personal(file, p.value)]
        if personal and _is_prompt(node, file):
            yield self._issue(node, personal, "a prompt", file)

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return last == "format" or _TRACKER.match(name) is not None

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """A template that is filled, and what is tracked."""
        function = node.func
        if isinstance(function, ast.Attribute) and function.attr == "format":
            base = function.value
            named = base.id if isinstance(base, ast.Name) else base.attr if isinstance(base, ast.Attribute) else ""
            personal = [v for v in (*node.args, *(k.value for k in node.keywords)) if is_personal(file, v)]
            if personal and re.search(r"(?i)prompt", named):
                yield self._issue(node, personal, "a prompt", file)
        elif _TRACKER.match(file.call_name(node) or ""):
            inside = [v for value in node.args for v in ast.walk(value) if isinstance(v, ast.Attribute | ast.Subscript)]
            personal = [v for v in inside if is_personal(file, v) and not _is_in_call(v, node)]
            if personal:
                yield self._issue(node, personal, "the experiment tracker", file)
                return
            columns = [c for v in inside if not _is_in_call(v, node) for c in personal_columns(file, v)]
            if columns:
                yield self._issue(node, columns[:3], "the experiment tracker", file)

    def _issue(self, node: ast.expr, personal: list[ast.expr], where: str, file: FileContext) -> Issue:
        names = ", ".join(f"`{file.text(value)}`" for value in personal[:3])
        message = f"goes into {where} as it stands" if len(personal) == 1 else f"go into {where} as they are"
        return self.issue(node, f"{names} {message}")


_KEEPS: Final = frozenset({"Table", "head", "tail", "sample", "copy", "reset_index", "to_dict", "tolist", "to_string"})
"""Functions that give back the rows that they are given, or some of them."""


def _is_in_call(value: ast.AST, limit: ast.Call) -> bool:
    """Whether a function stands between a value and the call that gets it; one that keeps rows as they are does not."""
    for parent in parents(value):
        if parent is limit:
            return False
        if isinstance(parent, ast.Call) and last_part(parent.func) not in _KEEPS:
            return True
    return False


def _is_prompt(node: ast.JoinedStr, file: FileContext) -> bool:
    """Whether a text is named as a prompt, stands in a message of one, or is given to a provider."""
    child: ast.AST = node
    for parent in parents(node):
        if isinstance(parent, ast.Assign | ast.AnnAssign | ast.AugAssign):
            targets = parent.targets if isinstance(parent, ast.Assign) else [parent.target]
            text = " ".join(ast.unparse(target) for target in targets)
            return re.search(r"(?i)prompt|instruction", text) is not None
        if isinstance(parent, ast.Dict):
            keys = {k.value: v for k, v in zip(parent.keys, parent.values, strict=True) if isinstance(k, ast.Constant)}
            if keys.get("content") is child and "role" in keys:
                return True
        if isinstance(parent, ast.keyword) and parent.arg in ("prompt", "input", "contents", "system"):
            child = parent
            continue
        if isinstance(parent, ast.Call):
            return _PROVIDER.match(file.call_name(parent) or "") is not None
        if isinstance(parent, ast.stmt):
            return False
        child = parent
    return False
