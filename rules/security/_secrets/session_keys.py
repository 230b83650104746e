"""Keys of apps of Flask that sign nothing: no session, no message for the next page, no form, no token."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_APPS: Final = ("flask", "quart")
_SIGNS: Final = regex(
    rb"\bsession\b|\bflash\(|(?i:csrf)|FlaskForm|\b(flask_(login|wtf|jwt\w*|session|security\w*|dance|admin|appbuilder"
    rb"|debugtoolbar|httpauth|principal|user|oidc|talisman)|authlib|itsdangerous|jwt|jose|werkzeug\.security)\b"
)
"""What of Flask, or beside it, signs with the key of an app."""


def is_key_of_app(file: FileContext, target: ast.expr) -> bool:
    """``app.config["SECRET_KEY"]``, ``app.secret_key`` of Flask."""
    if not file.imports(*_APPS):
        return False
    if isinstance(target, ast.Subscript):
        return last_part(target.value) == "config" and file.constant(target.slice) == "SECRET_KEY"
    return isinstance(target, ast.Attribute) and target.attr == "secret_key"


def may_sign(file: FileContext) -> bool:
    """Whether a file has anything that the key of an app may be for."""
    return _SIGNS.search(file.source.data) is not None


def signs_anywhere(project: ProjectView, code: str) -> bool:
    """Whether any file of a project that takes part in an app of Flask may sign with its key."""
    known: bool | None = project.shared.get("signs with a key of Flask")
    if known is None:
        known = project.shared["signs with a key of Flask"] = any(
            candidate.data.get("may sign")
            for facts in project.files.values()
            for candidate in facts.candidates_of(code)
        )
    return known


__all__ = ["is_key_of_app", "may_sign", "signs_anywhere"]
