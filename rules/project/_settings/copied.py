"""Names of a settings module that every reader took a copy of: ``from app.config import use_gpu`` binds what stood
there as the reader was imported, and whoever sets ``config.use_gpu`` later is heard by nobody.
"""

from __future__ import annotations

import ast
import re
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.sources import sources_of

_RELOADS: Final = regex(rb"\breload\(")
"""What has a module read again."""


def set_on_module(file: FileContext, statement: ast.Assign) -> str:
    """``app.config.use_gpu`` of ``config.use_gpu = True``, where `config` is what a file imports; "" for any other."""
    target = statement.targets[0]
    if len(statement.targets) > 1 or not isinstance(target, ast.Attribute) or not isinstance(target.value, ast.Name):
        return ""
    bindings = file.names.lookup(target.value.id, target.value)
    if not bindings or any(binding.kind != "import" for binding in bindings):
        return ""
    owner = file.qualname(target.value)
    return f"{owner}.{target.attr}" if owner else ""


def is_only_copied(project: ProjectView, path: str, name: str) -> bool:
    """Whether a name of a module is read by nobody but those who took a copy of it as they were imported."""
    owner, _, attribute = name.rpartition(".")
    module = _module(project, owner, path)
    sources = sources_of(project)
    if not module or sources is None:
        return False
    if not any(
        fact.name.endswith(f".{attribute}") and _module(project, fact.name.rpartition(".")[0], each) == module
        for each, facts in project.files.items()
        for fact in facts.imports
    ):
        return False
    word = attribute.encode()
    read = re.compile(rb"\.\s*" + word + rb"\b(?!\s*=[^=])")
    by_name = re.compile(rb"getattr\([^()\n]*[\"']" + word + rb"[\"']|(__dict__|vars\([^()\n]*\))\[[\"']" + word)
    inner = re.compile(rb"(?m)^[ \t]+from\b[^\n]*\bimport\b[^\n]*\b" + word + rb"\b")
    for text in sources.values():
        if word not in text:
            continue
        if read.search(text) or inner.search(text):
            return False
        if _RELOADS.search(text) or by_name.search(text):
            return False
    return _is_read_once(sources.get(module, b""), word)


def _module(project: ProjectView, name: str, path: str) -> str:
    """The file of a module of the project by the name that a file knows it by; "" for anything else."""
    symbol = project.resolve(name, path)
    return symbol.path if symbol is not None and not symbol.qualname else ""


def _is_read_once(text: bytes, word: bytes) -> bool:
    """Whether a module does nothing with a name but give it its value."""
    named = re.findall(rb"(?<![\w.\"'])" + word + rb"(?![\w\"'])", text)
    return len(named) == 1 and re.search(rb"(?m)^" + word + rb"\b\s*(:[^=\n]*)?=[^=]", text) is not None


__all__ = ["is_only_copied", "set_on_module"]
