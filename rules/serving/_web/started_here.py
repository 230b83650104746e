"""Services that are started on the machine of whoever works on them, and nowhere else: nobody else reaches the port."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from mlaudit.code.deployments import deployment_files, entries
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_DEPLOYS: Final = regex(
    r"(?i)^((docker|container)file|(docker-)?compose[\w.-]*\.ya?ml$|procfile|.+\.dockerfile$|jenkinsfile"
    r"|(app|render|serverless|apprunner|cloudbuild|buildspec|template|skaffold|space)\.ya?ml$|(fly|railway|netlify)\.toml$"
    r"|(vercel|railway|nixpacks)\.(json|toml)$|.+\.(service|tf|bicep)$)"
)
_TEXTS: Final = regex(r"(?i)^(readme.*|makefile|package\.json|.+\.(sh|bat|ps1|cmd))$")
_SERVERS: Final = frozenset({"uvicorn", "hypercorn", "waitress", "gunicorn", "flask", "bottle", "aiohttp"})
_STARTS: Final = regex(
    r"(?i)\b(uvicorn|hypercorn)(\.exe)?\s+[\w.-]+:\w+|\bflask\s+(--app\s+\S+\s+)?run\b|\bfastapi\s+dev\b"
    r"|\buvicorn\.run\(|\bapp\.run\("
)
_ON_NETWORK: Final = regex(
    r"0\.0\.0\.0|\[?::\]|(?i:--host[ =]+(?!127\.|localhost)|--bind|\bfastapi\s+run\b|\bgunicorn\b|\bngrok\b|\bdeploy"
    r"|\bheroku|\brender\.com|onrender|\brailway|fly\.io|\bcloud run\b|\bec2\b|/spaces/|\bkubernetes\b|\bdocker\b"
    r"|\bnginx\b)"
)
"""What lets others in, or says that the service runs elsewhere: where a text speaks of it, nothing is concluded."""
_DEPTH: Final = 3
_LARGEST: Final = 200_000


def is_started_here(project: ProjectView) -> bool:
    """Whether a project says how its service is started, on the address of the machine itself, and holds nothing that
    would start it elsewhere.
    """
    known: bool | None = project.shared.get("is started here")
    if known is None:
        known = project.shared["is started here"] = project.root is not None and _stays(project, project.root)
    return known


def holds_deployment(project: ProjectView) -> bool:
    """Whether a project holds a file that would start a service elsewhere: an image, a compose file, a manifest."""
    known: bool | None = project.shared.get("holds deployment")
    if known is None:
        root = project.root
        known = project.shared["holds deployment"] = root is None or _deploys(root, list(_entries(str(root), _DEPTH)))
    return known


def _deploys(root: Path, found: list[os.DirEntry[str]]) -> bool:
    ci = os.path.join(str(root), ".github")
    files = (each for each in deployment_files(root) if not each.endswith(".py"))
    return any(_DEPLOYS.match(each.name) for each in found) or any(not each.startswith(ci) for each in files)


def _stays(project: ProjectView, root: Path) -> bool:
    found = list(_entries(str(root), _DEPTH))
    if _deploys(root, found):
        return False
    servers = (root / path for path, facts in project.files.items() if not _SERVERS.isdisjoint(facts.libraries))
    texts = _read((*(Path(each.path) for each in found if _TEXTS.match(each.name)), *servers))
    return any(map(_STARTS.search, texts)) and not any(map(_ON_NETWORK.search, texts))


def _entries(folder: str, depth: int) -> Iterator[os.DirEntry[str]]:
    for entry in entries(folder):
        if not entry.is_dir(follow_symlinks=False):
            yield entry
        elif depth > 1 and not entry.name.startswith((".", "_")) and entry.name not in ("node_modules", "venv", "env"):
            yield from _entries(entry.path, depth - 1)


def _read(files: Iterable[Path]) -> list[str]:
    texts = []
    for file in files:
        try:
            texts.append(file.read_bytes()[:_LARGEST].decode("utf-8", "replace"))
        except OSError:
            continue
    return texts
