"""Whether an address on GitHub is that of the repository that is looked at, and whether a repository of a hub is its
owner's: who can put a file there can change the code, too.
"""

from __future__ import annotations

from typing import Final

from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_ON_GITHUB: Final = regex(
    r"(?i)^https?://(?:www\.|raw\.|api\.)?github(?:usercontent)?\.com/(?:repos/)?([\w.-]+)/([\w.-]+?)(?:\.git)?(?:/|$)"
)
_ON_A_HUB: Final = regex(r"^([\w.-]+)/([\w.-]+)$")
_REMOTE: Final = regex(r"(?im)^\s*url\s*=.*github\.com[:/]([\w.-]+)/([\w.-]+?)(?:\.git)?/?\s*$")


def is_own_address(project: ProjectView, address: str, *, any_name: bool = False) -> bool:
    """Whether an address lies in this repository, by what git says of where it came from, else by the folder's name;
    whether what a hub has as ``owner/name``, or with `any_name` another repository, is of the same owner.
    """
    found = _ON_GITHUB.match(address) or _ON_A_HUB.match(address)
    if found is None or project.root is None:
        return False
    owner, name = found[1].lower(), found[2].lower()
    on_hub = any_name or "://" not in address
    remotes: list[tuple[str, str]] | None = project.shared.get("remotes on GitHub")
    if remotes is None:
        settings = project.root / ".git" / "config"
        said = settings.read_text("utf-8", errors="replace") if settings.is_file() else ""
        remotes = project.shared["remotes on GitHub"] = [(a.lower(), b.lower()) for a, b in _REMOTE.findall(said)]
    if remotes:
        return any(owner == each[0] and (on_hub or name == each[1]) for each in remotes)
    folder = project.root.resolve().name.lower()
    if on_hub:
        return folder.startswith(f"{owner}__")
    return folder in (name, f"{owner}-{name}", f"{owner}_{name}", f"{owner}__{name}")
