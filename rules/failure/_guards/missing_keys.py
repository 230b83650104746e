"""Checks that a deployment leaves out by forgetting a key, or by spelling a word otherwise: what is said of each."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import Issue
from mlaudit.findings import Severity

from .both_missing import both_missing
from .exact_switches import picked_out
from .open_settings import holds_keys
from .unset_keys import Unset, open_answer, skipped_check
from .warned import warned

REFUSES = (
    b"401",
    b"403",
    b"nauthori",
    b"orbidden",
    b"ermission",
    b"uthenticat",
    b"PERMISSION",
    b"1008",
    b"Invalid",
)
"""What a file holds that refuses somebody."""
SETTINGS = (b"getenv", b"environ", b"ettings", b"onfig", b"env(")
"""What a file holds of which anything can come from the environment, or from settings."""


def asks_for_keys(file: FileContext) -> bool:
    """Whether a file has a key that may not be set, and refuses whoever lacks it."""
    return file.holds(*SETTINGS) and file.holds(*REFUSES) and holds_keys(file)


def checks_without_key(node: ast.If, file: FileContext) -> Iterator[Issue]:
    """``if API_KEY and sent != API_KEY: abort(401)``, ``if sent != os.getenv("API_KEY"): raise``."""
    unset = skipped_check(file, node)
    if unset is not None:
        yield _without_key(node, unset)
    agreed = both_missing(file, node)
    if agreed:
        said = f"where `{agreed}` is not set, a request without a key agrees with it"
        yield _forgotten(node, said, agreed)


def answers_without_key(node: ast.Return, given: ast.expr | None, file: FileContext) -> Iterator[Issue]:
    """``return not API_KEY or sent == API_KEY``."""
    if isinstance(given, ast.IfExp | ast.BoolOp):
        unset = open_answer(file, node) if holds_keys(file) else None
        if unset is not None:
            yield _without_key(node, unset)


def only_exactly(node: ast.If, file: FileContext) -> Iterator[Issue]:
    """``if ENV == "production": ...`` round a check."""
    exact = picked_out(file, node)
    if exact is not None:
        variable, word = exact
        said = f"this check is made only where `{variable}` is exactly {word}: any other spelling lets everyone in"
        fix = f"Check always, and leave it out only where `{variable}` says so in one word that is known."
        yield warned(node, said, fix)


def is_open(project: ProjectView, code: str, setting: str) -> bool:
    """Whether the settings of a project have a key of this name that is empty where nobody sets it."""
    return any(
        each.data.get("open") == setting for facts in project.files.values() for each in facts.candidates_of(code)
    )


def _without_key(node: ast.If | ast.Return, unset: Unset) -> Issue:
    """``if API_KEY and sent != API_KEY: abort(401)``, ``if not settings.api_key: return True``."""
    said = f"where `{unset.shown}` is not set this check is left out"
    data = {"setting": unset.setting} if unset.setting else {}
    issue = _forgotten(node, said, unset.shown, data)
    if unset.offered:
        issue.severity = Severity.INFO
    return issue


def _forgotten(node: ast.stmt, said: str, setting: str, data: dict[str, str] | None = None) -> Issue:
    fix = f"Let the start fail where `{setting}` is missing."
    return warned(node, f"{said}: a deployment that forgets it is open to anyone", fix, data)
