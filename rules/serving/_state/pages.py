"""Pages of Streamlit, which run for each who looks at them: what they keep of an upload under one name for all."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.tree import parents

_UPLOADS: Final = (b"file_uploader", b"camera_input", b"audio_input", b"UploadedFile")
_TAKEN: Final = regex(r"\.(read|getvalue|getbuffer)\(\)|copyfileobj")


def is_page(file: FileContext) -> bool:
    """Whether a file is, or is part of, a page that takes uploads."""
    return file.source.notebook is None and file.holds(*_UPLOADS) and file.imports("streamlit")


def keeps_upload(file: FileContext, node: ast.Call) -> bool:
    """Whether what is written to a file is what somebody has sent: a table or a chart of the page's own may be written
    again by the next one.
    """
    if last_part(node.func) in ("save", "imwrite", "write_bytes"):
        return True
    for parent in parents(node):
        if isinstance(parent, ast.With):
            return any(_TAKEN.search(ast.unparse(statement)) for statement in parent.body)
        if isinstance(parent, ast.stmt):
            return False
    return False


def on_pages(project: ProjectView) -> frozenset[Node]:
    """The functions, and module levels, that a page of Streamlit runs."""
    known: frozenset[Node] | None = project.shared.get("run by pages")
    if known is None:
        entries = [entry for entry in project.entry_points if entry.framework == "Streamlit"]
        scripts = [(entry.path, "") for entry in entries]
        roots = [*scripts, *((entry.path, entry.function) for entry in entries)]
        known = project.shared["run by pages"] = frozenset(project.reach(roots))
    return known
