"""What runs a program, and is told by its exit status alone that it failed: a pipeline, a script, another program."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Final

from mlaudit.code.deployments import entries, starting_texts, text_of
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.sources import sources_of

from .tasks import is_scheduled

STATUS: Final = "exit status 0"
"""What a message says of a program that only its exit status could have told of."""
_RUNS_NOTHING: Final = regex(
    r"^\s*([-@]*\s*(echo|printf)\b|#|//|COPY\b|ADD\b|.*\b(ruff|black|isort|flake8|pylint|mypy|pyright|bandit|pytest|coverage)\b)"
)
"""Lines of a script or an image that name a program, and do not run it."""
_SETTINGS: Final = (".toml", ".cfg")
"""Files in which a program is run by nothing but the entry point that names it: tools are told of paths there too."""
_SHELL: Final = (".sh", ".bash", ".bat", ".ps1")
_STARTS: Final = regex(
    r"\bsubprocess\b|\bos\.(system|exec\w+|spawn\w+|popen)\(|\brunpy\b|Operator\b|\bairflow\b|\bprefect\b|\bdagster\b"
    r"|\bentry_point\b|\bshell\("
)
"""What stands in programs that run others."""
_TOLD: Final = regex(r"^\s*#|\b(print|echo|secho|log\w*\.\w+|warn|Error|Exception|SystemExit|exit|usage|epilog)\(")
"""Lines of a program that speak of another one."""


def is_run(project: ProjectView, path: str, function: str) -> bool:
    """Whether something in the project runs the program at `path`, or calls its `function` from another file; where
    nothing is known of what starts programs, somebody does.
    """
    if project.root is None or is_scheduled(project, path):
        return True
    callers = (c for name in {function, "main"} for c in project.callers((path, name)))
    if any(c.path != path and project.context(c.path, c.qualname) != "test" for c in callers):
        return True
    named = _Named(path)
    for where, text in (*starting_texts(project).items(), *_scripts(project)):
        if named.as_entry(text) if where.endswith(_SETTINGS) else named.on_a_line(text, _RUNS_NOTHING):
            return True
    programs = _programs(project)
    return programs is None or any(
        named.on_a_line(text, _TOLD, quoted=True) for where, text in programs.items() if where != path
    )


def _scripts(project: ProjectView) -> list[tuple[str, str]]:
    """The shell scripts beside the sources of a project, and in the folders above these, by their paths: read on first
    use.
    """
    key = "shell scripts beside the sources"
    known: list[tuple[str, str]] | None = project.shared.get(key)
    if known is None:
        root = project.root
        folders = {parent for path in project.files for parent in PurePosixPath(path).parents} if root else set()
        found = [Path(entry.path) for each in sorted(folders) for entry in entries(f"{root}/{each}")]
        known = project.shared[key] = [(file.name, text_of(file)) for file in found if file.name.endswith(_SHELL)]
    return known


def _programs(project: ProjectView) -> dict[str, str] | None:
    """The sources that run other programs, by their paths; None where they are not known."""
    key = "sources that run programs"
    if key not in project.shared:
        sources = sources_of(project)
        texts = {path: text.decode(errors="replace") for path, text in (sources or {}).items() if path.endswith(".py")}
        running = {path: text for path, text in texts.items() if _STARTS.search(text)}
        project.shared[key] = running if sources is not None else None
    known: dict[str, str] | None = project.shared[key]
    return known


class _Named:
    """How a command names a program: by its file, or behind ``-m`` by its module."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._file = path.rpartition("/")[2]
        self._module = path.removesuffix(".py").removesuffix("/__main__").replace("/", ".")
        last = re.escape(self._module.rpartition(".")[2])
        self._written = re.compile(rf"[\w./${{}}()~-]*(?<![\w-]){re.escape(self._file)}(?!\w)")
        self._called = re.compile(rf"-m[\s\"',]+((?:\w+\.)*{last})(?![\w.])")
        self._entry = re.compile(rf"((?:\w+\.)*{last}):\w")

    def as_entry(self, text: str) -> bool:
        """``churn-train = "churn.train:main"``."""
        return any(self._is_module(said) for said in self._entry.findall(text))

    def on_a_line(self, text: str, aside: re.Pattern[str], *, quoted: bool = False) -> bool:
        """Whether a line of a text names the program, in quotes where only these are no words about it; lines that
        match `aside` do not count.
        """
        if self._file not in text and "-m" not in text:
            return False
        return any(self._on(line, quoted) for line in text.splitlines() if not aside.search(line))

    def _on(self, line: str, quoted: bool) -> bool:
        if self._file in line and (not quoted or '"' in line or "'" in line):
            if any(self._is_file(said) for said in self._written.findall(line)):
                return True
        return any(self._is_module(said) for said in self._called.findall(line))

    def _is_file(self, said: str) -> bool:
        """``train.py``, ``jobs/train.py``, ``/opt/train.py``, ``$ROOT/train.py``."""
        plain = re.sub(r"^(\.{1,2}/)+", "", said)
        if plain == self._file or plain[0] in "/$~{(":
            return True  # a folder of an image, or one that cannot be told
        return f"/{self._path}".endswith(f"/{plain}") or f"/{plain}".endswith(f"/{self._path}")

    def _is_module(self, said: str) -> bool:
        return f".{self._module}".endswith(f".{said}") or f".{said}".endswith(f".{self._module}")
