"""MLA903 and MLA909: training, serving and notebooks that are not kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import ProjectRule, Severity
from mlaudit.findings import Finding, Location, Related

_TRAINING_MODULE: Final = regex(r"(?i)(^|/)(re)?train(ing|er|_\w+)?(\.py|/)|_train(ing)?\.py$|(^|/)fit_\w+\.py$")
_APART: Final = ("Streamlit", "Gradio", "Celery", "task queue", "Chainlit", "MLflow", "settings")
"""Consoles and workers, and models as classes of MLflow, which whoever trains must import to log them."""
_STAND_IN: Final = regex(r"(?i)(^|[_.])(dummy|mock|fake|stub)(_|$)")
"""Functions that make what takes a model's place."""


class BoundaryCrossed(ProjectRule):
    """Serving imports training code, or one module does both.

    Flags a module with routes that imports a training script, a training script that imports a module with routes, and
    a module that defines routes and fits a model outside of them.

    Why it hurts:
        The service ships the training libraries and whatever the script does when it is imported; a change for an
        experiment is a change of production; and nothing says which functions both sides share on purpose.

    Bad:
        from fastapi import FastAPI
        from train import prepare

        app = FastAPI()

        @app.post("/predict")
        def predict(row: dict):
            return float(model.predict(prepare(row))[0])
        # file: train.py
        from sklearn.linear_model import Ridge

        def prepare(row):
            return [[row["age"] / 100]]

        def train(rows, target):
            return Ridge().fit([prepare(row)[0] for row in rows], target)

        if __name__ == "__main__":
            train([], [])

    Good:
        from fastapi import FastAPI
        from features import prepare

        app = FastAPI()

        @app.post("/predict")
        def predict(row: dict):
            return float(model.predict(prepare(row))[0])
        # file: features.py
        def prepare(row):
            return [[row["age"] / 100]]

    When not to use it:
        Feature and model definitions that both sides import from a module of their own are what this rule asks for. A
        demo that trains when it starts is not flagged where it is a Streamlit or Gradio app, nor is the class of an
        MLflow model, which whoever trains must import to log it, nor a stand-in that is fitted on made-up rows, of
        which MLA109 tells.

    References:
        https://developers.google.com/machine-learning/guides/rules-of-ml
    """

    code = "MLA903"
    name = "boundary-crossed"
    severity = Severity.INFO
    elsewhere = Severity.INFO
    remediation = "Move what both sides need into a module of its own that neither trains nor serves."

    def check(self, project: ProjectView) -> Iterator[Finding]:
        """One finding a module that crosses."""
        serving = _paths(project, "serving")
        training = _paths(project, "training")
        for path in sorted(serving):
            if path in training:
                line, function = training[path]
                if _STAND_IN.search(function):
                    continue
                shown = f"`{function}`" if function else "its module level"
                message = f"this module answers requests and trains a model ({shown}): neither is released alone"
                yield project.finding(self, _at(path, line), message)
                continue
            yield from self._imports(project, path, training, "answers requests", "training")
        for path in sorted(set(training) - set(serving)):
            yield from self._imports(project, path, serving, "trains", "serving")

    def _imports(
        self, project: ProjectView, path: str, others: dict[str, tuple[int, str]], does: str, kind: str
    ) -> Iterator[Finding]:
        for fact in project.files[path].imports:
            located = project.locate(fact.name, path)
            target = located[0] if located is not None else ""
            if target == path or target not in others or is_test_path(target):
                continue
            if kind == "training" and not _TRAINING_MODULE.search(target):
                continue
            related = (Related(target, others[target][0], f"{kind} begins here"),)
            message = f"a module that {does} imports `{target}`, which is {kind} code"
            yield project.finding(self, _at(path, fact.line), message, related=related)
            return


class ProjectStructure(ProjectRule):
    """Notebooks lie among the modules of a package that trains or serves.

    Flags the first notebook in a folder that is a Python package with an entry point. One finding a folder.

    Why it hurts:
        What is explored and what is released cannot be told apart: the notebook is packed into the wheel and the image,
        with its outputs, and modules begin to import what was written in it.

    Bad:
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        def predict(row: list[float]):
            return 0.0
        # file: __init__.py
        VERSION = "1"
        # file: try_out.ipynb
        {"cells": [{"cell_type": "code", "source": "1 + 1", "outputs": []}], "nbformat": 4, "metadata": {}}

    Good:
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        def predict(row: list[float]):
            return 0.0
        # file: __init__.py
        VERSION = "1"
        # file: notebooks/try_out.ipynb
        {"cells": [{"cell_type": "code", "source": "1 + 1", "outputs": []}], "nbformat": 4, "metadata": {}}

    When not to use it:
        Notebooks in folders of their own, and repositories that are not packages, are not flagged.

    References:
        https://cookiecutter-data-science.drivendata.org/
    """

    code = "MLA909"
    name = "project-structure"
    severity = Severity.INFO
    elsewhere = Severity.INFO
    remediation = "Keep notebooks in a folder of their own beside the package, and data outside it."

    def check(self, project: ProjectView) -> Iterator[Finding]:
        """One finding a package folder."""
        entries = {entry.path.rpartition("/")[0] for entry in project.entry_points if not entry.path.endswith(".ipynb")}
        packages = {path.rpartition("/")[0] for path in project.files if path.rpartition("/")[2] == "__init__.py"}
        for folder in sorted(entries & packages):
            inside = sorted(
                path for path, facts in project.files.items() if facts.is_notebook and path.rpartition("/")[0] == folder
            )
            if inside:
                shown = folder or "the package"
                message = (
                    f"{len(inside)} notebook{'s' * (len(inside) > 1)} in `{shown}`, a package that trains or serves"
                )
                yield project.finding(self, Location(inside[0], 1, 1, 1, 1, 0), message)


def _paths(project: ProjectView, kind: str) -> dict[str, tuple[int, str]]:
    """Modules with entry points of a kind, with the line and name of the first."""
    found: dict[str, tuple[int, str]] = {}
    for entry in project.entry_points:
        if entry.kind != kind or any(console in entry.framework for console in _APART):
            continue
        if not entry.path.endswith(".py") or is_test_path(entry.path) or (kind == "serving" and not entry.function):
            continue
        if kind == "training" and project.is_reached("serving", entry.path, entry.function) and entry.function:
            if not (project.files[entry.path].has_main and _TRAINING_MODULE.search(entry.path)):
                continue  # else it is a program of its own, which a request runs besides
        found.setdefault(entry.path, (entry.line, entry.function))
    return found


def _at(path: str, line: int) -> Location:
    return Location(path, line, 1, line, 1)
