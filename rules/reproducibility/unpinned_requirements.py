"""MLA508: a service whose libraries are chosen when its image is built."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from mlaudit.code.deployments import text_of
from mlaudit.code.facts import ImportFact
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.requirements import Requirement
from mlaudit.code.rule import ProjectRule, Severity
from mlaudit.findings import Finding, Location, Related

from ._pins.built_from import asked_of_image
from ._pins.locks import LOCKS, images, is_locked_in_image, is_of_library

_PACKAGES: Final = {
    "torch": "torch",
    "torchvision": "torchvision",
    "tensorflow": "tensorflow",
    "keras": "keras",
    "sklearn": "scikit-learn",
    "xgboost": "xgboost",
    "lightgbm": "lightgbm",
    "catboost": "catboost",
    "transformers": "transformers",
    "sentence_transformers": "sentence-transformers",
    "numpy": "numpy",
    "pandas": "pandas",
    "joblib": "joblib",
    "onnxruntime": "onnxruntime",
    "mlflow": "mlflow",
    "spacy": "spacy",
    "fastapi": "fastapi",
    "flask": "flask",
    "openai": "openai",
    "langchain": "langchain",
}
"""Imports whose version changes what a model answers, and the packages that they come from."""

_MODELS: Final = frozenset(_PACKAGES) - {"fastapi", "flask", "numpy", "pandas", "joblib"}
_INSTALLS_ALL: Final = regex(
    r"(uv|poetry|pdm|pipenv) (sync|install)|pip3? install[^\n]* (-r|-e|[\"\']?\.[\[/]?)(\s|[\w\"\']|$)"
)
"""Commands that install what a file of the project asks for."""


class UnpinnedRequirements(ProjectRule):
    """The libraries of a model service have neither pinned versions nor a lock.

    Looks for a service whose requirement file names the libraries that run its model with no upper bound at all. It is
    flagged where no lock file stands beside it or above. It is a warning, one finding a requirement file. Where several
    stand side by side, it is the one that the image installs whose command, or that of its compose service, starts the
    service.

    Why it hurts:
        The next build of the same commit gets other versions: a pickled estimator warns or breaks, a tokenizer splits
        differently, a default changes, and the model that was evaluated is not the one that serves.

    Bad:
        import joblib
        import sklearn.ensemble
        from fastapi import FastAPI

        app = FastAPI()
        model = joblib.load("model.joblib")

        @app.post("/predict")
        def predict(row: list[float]):
            return float(model.predict([row])[0])
        # file: requirements.txt
        fastapi
        joblib
        scikit-learn>=1.2

    Good:
        import sklearn.ensemble
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        def predict(row: list[float]):
            return 0.0
        # file: requirements.txt
        fastapi==0.115.6
        scikit-learn==1.6.1

    When not to use it:
        - A pyproject.toml that describes itself for a package index (with classifiers): a library's own dependencies
          are ranges on purpose.
        - Requirements that a setup.py reads for such a package, or for one without a Dockerfile; also where a demo that
          uses it has requirements of its own.
        - Requirements of who launches a container of SageMaker; those of the container lie beside its script.
        - A project whose Dockerfile pins the libraries itself, or copies a lock that is kept elsewhere.

    References:
        https://pip.pypa.io/en/stable/topics/repeatable-installs/
    """

    code = "MLA508"
    name = "unpinned-requirements"
    severity = Severity.WARNING
    elsewhere = Severity.WARNING
    remediation = "Compile the requirements to exact versions with hashes (uv lock, pip-compile) and build from those."

    def check(self, project: ProjectView) -> Iterator[Finding]:
        """One finding a requirement file of a service."""
        told: set[tuple[Path, str]] = set()
        if project.root is None:
            return
        served = {entry.path for entry in project.entry_points if entry.kind == "serving"}
        for path, imports in (*_near(project, served), *_far(project, served)):
            loose: list[tuple[Requirement, int]] = []
            for fact in imports:
                package = _PACKAGES.get(fact.name.partition(".")[0])
                asked = project.requirement(path, package) if package is not None else None
                if asked is not None and asked.file.endswith(".txt"):
                    asked = asked_of_image(project, path, asked)
                if asked is None:
                    continue
                if (
                    asked.highest is None
                    and not asked.fixed
                    and not asked.file.endswith(".lock")
                    and all(asked.name != known.name for known, _ in loose)
                ):
                    loose.append((asked, fact.line))
            models = [entry for entry in loose if entry[0].name in {_PACKAGES[m] for m in _MODELS}]
            if not models or _has_lock(project.root, path) or is_locked_in_image(project, path):
                continue
            asked, line = models[0]
            key = (_folder(project.root, path, asked), asked.file)
            if key in told or project.files[path].is_notebook:
                continue
            if _is_managed(project, path) and key[0] != (project.root / path).parent:
                continue  # the platform installs what lies beside the script; this is for who launches it
            if asked.file == "pyproject.toml" and _is_published(key[0] / asked.file):
                continue
            if asked.file != "pyproject.toml" and is_of_library(project, key[0], asked.file):
                continue
            if _is_pinned_in_image(project, path, [entry.name for entry, _ in models], asked.file):
                continue
            told.add(key)
            of_file = [entry for entry, _ in loose if entry.file == asked.file]
            names = ", ".join(f"`{entry.written[:40]}`" for entry in of_file[:4])
            message = (
                f"this service is built from {asked.file} with {names} and no lock: each build may get other versions"
            )
            place, related = Location(path, line, 1, line, 1), _written_at(project.root, key[0] / asked.file, asked)
            yield project.finding(self, place, message, related=related, context="serving")


def _written_at(root: Path, file: Path, asked: Requirement) -> list[Related]:
    """Where a requirement stands that has no upper bound."""
    try:
        lines = file.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return []  # gone since it was read
    at = next((i for i, text in enumerate(lines, 1) if asked.written and asked.written in text), None)
    named = file.relative_to(root).as_posix()
    return [Related(named, at, f"`{asked.name}` is asked for here with no upper bound")] if at is not None else []


def _is_managed(project: ProjectView, path: str) -> bool:
    """Whether nothing but a container of SageMaker serves a file."""
    return {e.framework for e in project.entry_points if e.kind == "serving" and e.path == path} == {"SageMaker"}


def _folder(root: Path, path: str, asked: Requirement) -> Path:
    """The folder of the file that asks for a package: the nearest above a service whose file of that name does."""
    above = [each for each in (root / path).parents if each.is_relative_to(root) and (each / asked.file).is_file()]
    asking = [each for each in above if asked.written and asked.written in text_of(each / asked.file)]
    return next(iter((*asking, *above)), root)


def _is_published(file: Path) -> bool:
    """Whether a package is described for an index: a library, that leaves the versions to who installs it."""
    try:
        document = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return False  # nothing is known of it
    tables = (document.get("project"), document.get("tool", {}).get("poetry"))
    return any(isinstance(table, dict) and table.get("classifiers") for table in tables)


def _is_pinned_in_image(project: ProjectView, path: str, names: list[str], file: str) -> bool:
    """Whether a Dockerfile installs a library of the model at a version of its own, and none what `file` asks for: the
    ones that are nearest above the service, where there are any in its own part of the project.
    """
    texts = _nearest(project, path) or list(images(project).values())
    if any(_INSTALLS_ALL.search(text) or f" {file}" in text for text in texts):
        return False
    pins = [regex(rf"(?i)(?<![\w-]){re.escape(name)}(\[[\w,-]*\])?==\d") for name in names]
    return any(pin.search(text) for pin in pins for text in texts)


def _nearest(project: ProjectView, path: str) -> list[str]:
    root = project.root
    for folder in (root / path).parents if root is not None else ():
        texts = [text for file, text in images(project).items() if file.parent == folder]
        if texts or folder == root:
            return texts
    return []


def _has_lock(root: Path, path: str) -> bool:
    folder = (root / path).parent
    while True:
        if any((folder / lock).exists() for lock in LOCKS):
            return True
        if folder == root or root not in folder.parents:
            return False
        folder = folder.parent


def _near(project: ProjectView, served: set[str]) -> Iterator[tuple[str, list[ImportFact]]]:
    """The files that serve, with their imports and, as of their first line, those of the modules below their folders
    that start with them.
    """
    for path in sorted(served):
        folder = path.rpartition("/")[0]
        below = [each for each in project.start_up("serving") if each.startswith(f"{folder}/" if folder else "")]
        yield path, _imports(project, path, below)


def _far(project: ProjectView, served: set[str]) -> Iterator[tuple[str, list[ImportFact]]]:
    """The same with the modules that they import, wherever these lie: the model may stand in a package beside."""
    for path in sorted(served):
        yield path, _imports(project, path, project.imported_by({path}) & frozenset(project.start_up("serving")))


def _imports(project: ProjectView, path: str, others: Iterable[str]) -> list[ImportFact]:
    facts = list(project.files[path].imports)
    for other in sorted(others):
        if other != path:
            facts += [ImportFact(fact.name, 1) for fact in project.files[other].imports]
    return facts
