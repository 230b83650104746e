"""What a command line fetches by a name alone: data sets of Kaggle, repositories of git, files of the hub."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.called import called
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

from .registries import known_text

_RUNS: Final = ("system", "run", "call", "check_call", "check_output", "Popen", "clone_from")
_RUNNERS: Final = regex(r"^(os\.system|subprocess\.(run|call|check_call|check_output|Popen))$")
_CLONES: Final = regex(r"^git\.(repo\.)?Repo\.clone_from$")
_VERSION: Final = regex(r"/\d+$")
_RELEASE: Final = regex(r"\d+\.\d+|[0-9a-f]{7,40}")
"""A tag of a release, or a commit: what stands behind a branch moves."""
_CHECKED: Final = (b"sha256", b"md5", b"checksum")
_PINS: Final = regex(r"checkout|reset[\s\"',]+--hard|rev-parse")
"""What a file does with a clone that decides on a commit, or writes down which one it is."""


class _Command(NamedTuple):
    words: bytes
    pattern: re.Pattern[str]
    said: str
    fix: str


class Fetched(NamedTuple):
    """The place of a command, what is said of it, what to do, and whether it fetches a data set."""

    place: ast.expr
    message: str
    fix: str
    is_data: bool


_COMMANDS: Final = (
    _Command(
        b"kaggle",
        regex(r"\bkaggle datasets download\b(?:\s+(?!-d\b|--dataset\b)-\S+)*(?:\s+(?:-d|--dataset))?\s+(\S+)"),
        "`kaggle datasets download` of {} names no version: it fetches whatever was uploaded last",
        "Fetch it with kagglehub and the version in the name: owner/name/versions/3.",
    ),
    _Command(
        b"clone",
        regex(r"\bgit clone\b(?:\s+(?:-\S+(?:\s+\d+)?))*\s+((?:https?|git|ssh)[@:]\S+)"),
        "`git clone` of {} names no commit: it fetches whatever was pushed last",
        "Check out a full commit hash after it, and record that with what is made of it.",
    ),
    _Command(
        b"download",
        regex(r"\b(?:huggingface-cli|hf) download(?:\s+--?[\w-]+)*\s+([\w.-]+/[\w.-]+)"),
        "`hf download` of {} names no revision: it fetches whatever was uploaded last",
        "Pass --revision with a full commit hash.",
    ),
)


def fetched_by_command(file: FileContext) -> Iterator[Fetched]:
    """The commands that fetch by a name; none where the module knows checksums."""
    calls = called(file, *_RUNS)
    known = [each for each in _COMMANDS if file.holds(each.words)] if calls else []
    if not known or file.holds(*_CHECKED):
        return
    pins = _PINS.search(file.source.text) is not None
    for call in calls:
        name = file.call_name(call) or ""
        if _CLONES.match(name):
            url = known_text(file, call.args[0]) if call.args else ""
            text = f"git clone {url}" + (" --branch 1.0" if file.argument(call, "branch") is not None else "")
        else:
            text = _text(file, call.args[0]) if call.args and _RUNNERS.match(name) else ""
        for each in known if text else ():
            match = each.pattern.search(text)
            if match is None or _is_pinned(each, match, text, pins=pins):
                continue
            shown = repr(match[1].strip("\"'").replace("?", "...")) if match[1].strip("?\"'") else "a data set"
            yield Fetched(call.args[0], each.said.format(shown), each.fix, each.words == b"kaggle")


def _is_pinned(command: _Command, match: re.Match[str], text: str, *, pins: bool) -> bool:
    if command.words == b"kaggle":
        return _VERSION.search(match[1]) is not None
    if command.words == b"download":
        return "--revision" in text
    named = re.search(r"(?:-b|--branch)[\s=]+(\S+)", text)
    return pins or "?" in match[1] or (named is not None and _RELEASE.search(named[1]) is not None)


def _text(file: FileContext, node: ast.expr) -> str:
    """The text of a command, also where it is a list of its words."""
    made = file.names.single_value(node) or node
    if isinstance(made, ast.List | ast.Tuple):
        return " ".join(known_text(file, each) or "?" for each in made.elts)
    return known_text(file, made)


__all__ = ["Fetched", "fetched_by_command"]
