"""Folders that a project writes models to: what is loaded from one of these by its name comes from no hub."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import called
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.project import ProjectView

_SAVES: Final = {
    "save_pretrained": ("save_directory", 0),
    "save_model": ("output_dir", 0),
    "save_to_hub": ("", None),
    "save_to_disk": ("dataset_path", 0),
    "save_adapter": ("save_directory", 0),
    "save": ("path", 0),
    "makedirs": ("name", 0),
    "mkdir": ("", None),
    "snapshot_download": ("local_dir", None),
    "hf_hub_download": ("local_dir", None),
    "copytree": ("dst", 1),
    "extractall": ("path", 0),
    "TrainingArguments": ("output_dir", 0),
    "Seq2SeqTrainingArguments": ("output_dir", 0),
}
"""Last parts of the calls that make a folder, and the argument that names it."""
_KEYWORDS: Final = ("output_dir", "save_dir", "local_dir")
"""The same of any other call."""
_KEYWORD_WORDS: Final = tuple(each.encode() for each in _KEYWORDS)


def saved_folders(file: FileContext) -> Iterator[str]:
    """The folders that a file makes by a name that is written out, as ``out/final``."""
    told: set[str] = set()
    for call in file.tree.of(ast.Call) if file.holds(*_KEYWORD_WORDS) else called(file, *_SAVES):
        known = _SAVES.get(last_part(call.func))
        given = [file.argument(call, *known)] if known is not None and known[0] else []
        given.append(next((k.value for k in call.keywords if k.arg in _KEYWORDS), None))
        if last_part(call.func) == "mkdir" and isinstance(call.func, ast.Attribute):
            given.append(call.func.value)
        for each in given:
            folder = _written(file, each) if each is not None else None
            if isinstance(folder, str) and _plain(folder) and _plain(folder) not in told:
                told.add(_plain(folder))
                yield _plain(folder)


def _written(file: FileContext, node: ast.expr) -> object:
    """A folder as it is written out: also as the default of a parameter, or of an option of the command line."""
    value = file.constant(node)
    if isinstance(value, str):
        return value
    if isinstance(node, ast.Name):
        defaults = [each.value for each in file.names.lookup(node.id, node) if each.kind == "arg"]
        options = [_option(file, node.id)] if defaults else []
        return next((v for each in (*defaults, *options) if isinstance(v := file.constant(each), str)), None)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return file.constant(_option(file, node.attr))
    return None


def _option(file: FileContext, name: str) -> ast.expr | None:
    """The default of ``add_argument("--output-dir", default="out")``, or of Click's option."""
    for call in called(file, "add_argument", "option"):
        named = [
            text.lstrip("-").replace("-", "_") for each in call.args if isinstance(text := file.constant(each), str)
        ]
        if name in named or file.constant(file.argument(call, "dest")) == name:
            return file.argument(call, "default")
    return None


def is_made_here(name: str, candidate: Candidate, project: ProjectView, code: str) -> bool:
    """Whether a name is that of a folder that the project makes, or that lies in it."""
    where = candidate.finding.location
    if not name or name.startswith("`") or "://" in name or where is None:
        return False
    key = f"{code} saved"
    saved: frozenset[str] | None = project.shared.get(key)
    if saved is None:
        every = (c for facts in project.files.values() for c in facts.candidates_of(code))
        saved = project.shared[key] = frozenset(c.data["saved"] for c in every if "saved" in c.data)
    plain = _plain(name)
    if any(plain == folder or plain.startswith(f"{folder}/") for folder in saved):
        return True
    if project.root is None or "/" not in plain:
        return False
    beside = (project.root / where.path).parent
    return (project.root / plain).exists() or (beside / plain).exists()


def _plain(folder: str) -> str:
    return folder.strip().removeprefix("./").rstrip("/")


__all__ = ["is_made_here", "saved_folders"]
