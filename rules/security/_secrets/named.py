"""Secrets by the names that they go by, and by what they look like."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlaudit.code.file import FileContext
from mlaudit.code.rule import Issue, Severity

from .interface import is_text_of_interface
from .of_a_run import names_a_run
from .redacted import shows_redaction
from .refused import is_refused_above
from .secrets import is_secret_name, named_secret, provider_secret
from .this_machine import is_of_this_machine, is_sent_to_this_machine
from .told import is_told_already, lines_told, readable


def given(
    name: str,
    value: ast.expr,
    file: FileContext,
    instead: ast.expr | None = None,
    most: Severity | None = None,
) -> Iterator[Issue]:
    """A secret by its name, as it is told once in a file."""
    for issue in named(name, value, file, instead, most):
        if not is_told_already(file, str(issue.data.pop("text")), issue.severity):
            yield issue


def named(
    name: str,
    value: ast.expr,
    file: FileContext,
    instead: ast.expr | None = None,
    most: Severity | None = None,
) -> Iterator[Issue]:
    """A secret, by its name and its text; `instead` is where a name stands for it, `most` how severe it can be."""
    text = value.value if isinstance(value, ast.Constant) else None
    if not isinstance(text, str) or not is_secret_name(name) or provider_secret(text) is not None:
        return
    what = named_secret(name, text)
    what = "" if what and names_a_run(file, name, text) else what
    told = lines_told(file)
    if what and value.lineno not in told and not is_text_of_interface(value) and not shows_redaction(file):
        told.add(value.lineno)
        is_near = is_of_this_machine if "password" in what else is_sent_to_this_machine
        is_note = is_near(file, instead or value) or is_refused_above(file, value)
        severity = Severity.INFO if is_note else most
        yield Issue(value, readable(what, f"`{name}`"), severity=severity, data={"text": text})
