"""Repositories of a model hub that a project uploads to itself: what it loads from there is its own."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.project import ProjectView
from mlaudit.code.spelling import spelled

_UPLOADS: Final = ("upload_file", "upload_folder", "upload_large_folder", "push_to_hub", "create_commit")
_DOWNLOADS: Final = frozenset({"hf_hub_download", "snapshot_download", "cached_download"})
_WORDS: Final = (b"huggingface_hub", b"HfApi", b"push_to_hub")


def uploaded_to(file: FileContext) -> list[str]:
    """The repositories of the hub that a file uploads to: each by its name, or by what stands for it."""
    if not file.holds(*_WORDS):
        return []
    given = (
        file.argument(call, "repo_id", 0 if last_part(call.func) == "push_to_hub" else None)
        for call in called(file, *_UPLOADS)
    )
    return sorted({_key(file, each) for each in given if each is not None})


def downloaded_from(file: FileContext, node: ast.Call) -> str:
    """The repository of the hub that the function of a load downloads from; "" for none."""
    home = file.function_of(node)
    within = file.inside(home, ast.Call) if home is not None else file.tree.of(ast.Call)
    for call in within:
        given = file.argument(call, "repo_id", 0) if last_part(call.func) in _DOWNLOADS else None
        if given is not None:
            return _key(file, given)
    return ""


def _key(file: FileContext, given: ast.expr) -> str:
    """A repository as the files of a project can compare it: its text, what another file calls it, or what is called
    so in this file alone.
    """
    text = file.constant(given)
    if isinstance(text, str):
        return text
    name = file.qualname(given) if isinstance(given, ast.Name | ast.Attribute) else None
    return name or f"{file.module}:{spelled(given)}"


def is_own_hub(project: ProjectView, code: str, repository: str) -> bool:
    """Whether any file of the project uploads to a repository."""
    known: frozenset[str] | None = project.shared.get("own repositories of a hub")
    if known is None:
        known = project.shared["own repositories of a hub"] = frozenset(
            each
            for facts in project.files.values()
            for candidate in facts.candidates_of(code)
            for each in candidate.data.get("uploads to", ())
        )
    return repository in known


__all__ = ["downloaded_from", "is_own_hub", "uploaded_to"]
