"""Pages of Gradio that others than their author can open, and that ask nobody who they are."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any, Final

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.called import called
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

from .apps import runs_model
from .served import ALL_HOSTS, Served

_PAGES: Final = regex(r"^gradio\.([\w.]+\.)?(Blocks|Interface|ChatInterface|TabbedInterface)$")
_GUARDS: Final = (b"auth_dependency", b"LoginButton", b"OAuthProfile", b"OAuthToken")
_STORES: Final = regex(
    r"^(pymongo|motor|sqlalchemy|sqlmodel|sqlite3|aiosqlite|psycopg2?|asyncpg|supabase|firebase_admin|redis|tinydb"
    r"|google\.cloud\.(firestore|bigquery)|mysql|pymysql|peewee|boto3)(\.|$)"
)
_SPACE: Final = regex(r"(?m)^sdk: *(gradio|docker)\b|huggingface\.co/spaces/[\w.-]+/")
_OPENED: Final = regex(r"GRADIO_SERVER_NAME[\s=:\"']+0\.0\.0\.0")
_SAID: Final = "anybody may open this page and run its model: `launch` has no `auth`"


def open_page(file: FileContext) -> Served | None:
    """The page that a file launches with no `auth`, where it is made; one that is shared by a tunnel is told there."""
    if not file.imports("gradio") or file.holds(*_GUARDS):
        return None
    for launch in called(file, "launch"):
        shared = file.constant(file.argument(launch, "share")) is True
        guard = file.argument(launch, "auth")
        if shared or file.has_unpacking(launch) or (guard is not None and file.constant(guard) is not None):
            continue
        made = _made(file, launch)
        if made is not None:
            host = file.constant(file.argument(launch, "server_name"))
            kind = "Gradio" if host in (None, UNKNOWN) else "Gradio on all hosts" if host == ALL_HOSTS else ""
            if kind:
                return Served(made, "", kind, _SAID)
    return None


def _made(file: FileContext, launch: ast.Call) -> ast.Call | None:
    """The page that is launched: ``demo.queue().launch()``."""
    held: ast.expr | None = launch.func
    while held is not None:
        if isinstance(held, ast.Call) and _PAGES.match(file.call_name(held) or ""):
            return held
        if isinstance(held, ast.Name):
            value = next(iter(file.names.values(held)), None)
            held = None if value is held else value
        else:
            held = held.value if isinstance(held, ast.Attribute) else held.func if isinstance(held, ast.Call) else None
    return None


def is_open(project: ProjectView, path: str, kind: str) -> bool:
    """Whether a page of a file runs a model and stands on a network; on a Space, which all may see, whether it keeps
    records, or shows them.
    """
    entries = [each for each in project.entry_points if each.path == path and each.framework == "Gradio"]
    if not any(runs_model(project, (each.path, each.function)) for each in entries):
        return False
    beside = _beside(project, path)
    if kind != "Gradio" or _OPENED.search(beside):
        return True
    files = project.imported_by([path])
    keeps = any(_STORES.match(fact.name) for each in files for fact in project.files[each].imports)
    return keeps and _SPACE.search(beside) is not None


def _beside(project: ProjectView, path: str) -> str:
    """What stands in the files that say where a page runs, in its folder and those above it."""
    known: dict[str, str] = project.shared.setdefault("files that deploy", {})
    texts = []
    for folder in [*Path(path).parents] if project.root is not None else ():
        if str(folder) not in known and project.root is not None:
            known[str(folder)] = _read(project.root / folder)
        texts.append(known[str(folder)])
    return "\n".join(texts)


def _read(folder: Path) -> str:
    texts = []
    for name in ("README.md", "Dockerfile", "docker-compose.yml", "docker-compose.yaml"):
        try:
            texts.append((folder / name).read_text("utf-8", errors="replace"))
        except OSError:
            continue  # it is not there, or closed: it says nothing
    return "\n".join(texts)


def serves_page(data: dict[str, Any]) -> bool:
    """Whether a candidate is of a page."""
    return str(data.get("server", "")).startswith("Gradio")
