"""Programs that a pipeline runs, and that tell it how they ended by their exit status alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mlaudit.code.deployments import deployment_texts
from mlaudit.code.discover import WORKFLOWS
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_FOLDERS: Final = (".", WORKFLOWS)
"""Where pipelines are described, among the folders that a remembered result is thrown away for."""
_NAMES: Final = regex(
    r"(?i)^((docker-)?compose[\w.-]*\.ya?ml|dvc\.ya?ml|MLproject|Jenkinsfile|\.gitlab-ci\.yml|azure-pipelines\.ya?ml"
    r"|cloudbuild\.ya?ml|bitbucket-pipelines\.yml|buildspec\.ya?ml|\.travis\.yml)$"
)
"""Files that list the steps of a pipeline; of a folder of workflows, every file does."""
_RUNS: Final = regex(
    r"\bpython[\d.]*[\"',\s]+(?:-[uBOW]\w*[\"',\s]+)*(?:-m[\"',\s]+(?P<module>[A-Za-z_][\w.]*)|(?P<path>[\w./-]+\.py)\b)"
)
_JOBS: Final = "azuremlschemas.azureedge.net"
"""What the description of a job of Azure ML names, in whatever file it is."""
_MOST: Final = 200_000
"""Characters of a file that are read: one that lists steps is shorter."""


def is_commanded(project: ProjectView, path: str) -> bool:
    """Whether a pipeline of the project runs a file: a workflow, a stage of DVC, a service of a compose file, a job of
    Azure ML.
    """
    known = project.shared.get("programs of pipelines")
    if not isinstance(known, frozenset):
        known = frozenset(_programs(project.root)) if project.root is not None else frozenset()
        project.shared["programs of pipelines"] = known
    return any(path == each or path.endswith(f"/{each}") for each in known)


def _programs(root: Path) -> Iterator[str]:
    for folder in _FOLDERS:
        try:
            files = sorted(each for each in (root / folder).iterdir() if each.is_file())
        except OSError:
            continue  # it has no such folder
        for file in files:
            if _NAMES.match(file.name) or (folder == WORKFLOWS and file.suffix in (".yml", ".yaml")):
                yield from _named(file)
    for text in deployment_texts(root):
        if _JOBS in text:
            yield from _run_by(text)


def _named(file: Path) -> Iterator[str]:
    try:
        yield from _run_by(file.read_text("utf-8", errors="replace")[:_MOST])
    except OSError:
        return


def _run_by(text: str) -> Iterator[str]:
    lines = (line for line in text.splitlines() if not line.lstrip().startswith(("#", "//")))
    for found in _RUNS.finditer("\n".join(lines)):
        if found["module"]:
            yield f"{found['module'].replace('.', '/')}.py"
        else:
            yield found["path"].removeprefix("./")
