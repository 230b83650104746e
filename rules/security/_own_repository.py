"""Whether an address on GitHub is that of the repository that is looked at: who can put a file there can change it."""

from __future__ import annotations

from typing import Final

from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_ON_GITHUB: Final = regex(
    r"(?i)^https?://(?:www\.|raw\.|api\.)?github(?:usercontent)?\.com/(?:repos/)?([\w.-]+)/([\w.-]+?)(?:\.git)?(?:/|$)"
)
_REMOTE: Final = regex(r"(?im)^\s*url\s*=.*github\.com[:/]([\w.-]+)/([\w.-]+?)(?:\.git)?/?\s*$")


def is_own_address(project: ProjectView, address: str) -> bool:
    """Whether an address lies in this repository, by what git says of where it came from, else by the folder's name."""
    found = _ON_GITHUB.match(address)
    if found is None or project.root is None:
        return False
    owner, name = found[1].lower(), found[2].lower()
    remotes: list[tuple[str, str]] | None = project.shared.get("remotes on GitHub")
    if remotes is None:
        settings = project.root / ".git" / "config"
        said = settings.read_text("utf-8", errors="replace") if settings.is_file() else ""
        remotes = project.shared["remotes on GitHub"] = [(a.lower(), b.lower()) for a, b in _REMOTE.findall(said)]
    if remotes:
        return (owner, name) in remotes
    folder = project.root.resolve().name.lower()
    return folder in (name, f"{owner}-{name}", f"{owner}_{name}", f"{owner}__{name}")
