"""MLA507: paths that exist on one machine."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.by_hand import is_tried_by_hand
from mlaudit.code.deployments import starting_texts
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.code.tree import parent_of
from mlaudit.code.vocabulary import libraries
from mlaudit.findings import Finding

from ..project.production_in_notebook import trains_what_is_loaded
from ..serving._web.lessons import is_of_lesson
from ._pins.locks import images

_PERSONAL: Final = regex(
    r"^(/home/(?!(app|appuser|site|user|jovyan|ubuntu|ec2-user|model-server|ray|airflow|nonroot|webapp|python|coder|azureml|agent|sandbox|runner|vscode|sagemaker-user|model|service|worker|node|dev|src|code|work|workspace|workdir|project)/)"
    r"[\w.-]+/[\w.-]|/Users/(?!Shared/)[\w.-]+/[\w.-]|[A-Za-z]:[\\/]+(Users|Documents|Projects?|data|ml|work|code)\b"
    r"|[D-Z]:[\\/]+\w|/content/drive/\w)"
)
_DRIVE: Final = "/content/drive/"
"""Where Colab mounts the drive of whoever runs it: the folders on it are that person's."""
_COLAB: Final = regex(r"(?i)(^|[/_ -])colab([/_ .-]|$)")
_LOADS: Final = regex(r"^(load|read|open|imread|from_pretrained)(?!_dotenv)")
_ONE_OFF: Final = regex(
    r"(?i)(^|/)(scripts?|tools|debug|sandbox|scratch|playground|tmp|temp)/"
    r"|(^|[-_/])(debug|fix|scrap(e|er|ing)?|crawl(er)?|fake|dummy|mock|tmp|temp|scratch|try|tests?|demo|seed|gen)([-_\d][^/]*)?\.py$"
)
"""Files that a person runs once, by their names."""
_OF_ROWS: Final = (
    *("pandas", "numpy", "polars", "pyspark", "dask", "duckdb", "pyarrow", "datasets", "h5py", "scipy", "cv2", "PIL"),
    *("sklearn", "joblib", "torch", "tensorflow", "keras", "xgboost", "lightgbm", "catboost", "transformers", "mlflow"),
)
"""Libraries of rows and models: a step of the way from data to a model is run again, whoever starts it."""

_PUTS: Final = frozenset({"replace", "sub", "substitute", "safe_substitute"})
"""What puts a text into another."""
_SAID: Final = frozenset({"placeholder", "label", "info", "help"})
"""Arguments that a person reads, and no program."""
_PAGES: Final = ("gradio.", "streamlit.", "dash.", "nicegui.", "ipywidgets.", "panel.")
_TYPED_IN: Final = regex(r"(?i)text|input")
"""Names of what a person types into a page."""
_MOST: Final = 8


class AbsolutePath(FileRule):
    """A path in training or serving code exists on one person's machine.

    Flags paths below a personal home folder, a drive letter or a mounted Colab drive. One finding a file: an error
    where a service loads from the path when it is imported, info in what is named as a script for once, in a program
    that has to do with neither rows nor models nor the rest of the project and that nothing starts, in a program for
    Colab, in the try-out at the end of a module that others import, or that a server or a platform starts without
    running these lines (``gunicorn app:app``, ``handler(event, context)``), where nothing reads the name that the
    path has, where it is what a field of a page holds until somebody types another one, and in lessons, homework and
    examples that answer no requests.

    Why it hurts:
        The code runs for its author alone: in CI, in the image and for the next engineer the file is missing, or is
        another one. The path also tells whoever reads it the name of an account.

    Bad:
        import pandas as pd
        from sklearn.linear_model import Ridge

        def train():
            frame = pd.read_csv("/home/mara/projects/churn/rows.csv")
            return Ridge().fit(frame[["age"]], frame["churned"])

    Good:
        import argparse
        import pandas as pd
        from sklearn.linear_model import Ridge

        def train(path):
            frame = pd.read_csv(path)
            return Ridge().fit(frame[["age"]], frame["churned"])

    When not to use it:
        Folders of containers (`/app`, `/opt/ml`, `/mnt`, `/home/app`, what a Dockerfile makes or is given, the home of
        a product that the file imports), the mount point of a drive and tests are not flagged, nor are texts for a
        person (`help`, `placeholder`), nor notebooks, but for those that make a model which a module of the project
        loads and that no module makes.

    References:
        https://12factor.net/config
    """

    code = "MLA507"
    name = "absolute-path"
    severity = Severity.WARNING
    elsewhere = Severity.WARNING
    remediation = "Take the path from settings or the command line, or build it from the project's own folder."
    triggers = (
        *(b"/home/", b"/Users/", b"/content/drive"),
        *(f"{letter}:{slash}".encode() for letter in string.ascii_uppercase[2:] for slash in "\\/"),
    )

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """Paths that are given to a call, but not one that is put into a Dockerfile: it is a place in the image."""
        if last_part(node.func) in _PUTS and file.holds(b"Dockerfile"):
            return
        for value in (*node.args, *(k.value for k in node.keywords if k.arg not in _SAID)):
            self._note(value, file)
        yield from ()

    def visit_Assign(self, node: ast.Assign, file: FileContext) -> Iterator[Issue]:
        """Paths that are given a name."""
        self._note(node.value, file)
        yield from ()

    def visit_arguments(self, node: ast.arguments, file: FileContext) -> Iterator[Issue]:
        """Paths that are defaults."""
        for default in (*node.defaults, *node.kw_defaults):
            if default is not None:
                self._note(default, file)
        yield from ()

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """The first one, with how many there are."""
        found: dict[int, ast.expr] = file.shared.get("personal paths", {})
        if not found:
            return
        demos = {line for line, node in found.items() if _is_demo(node, file)}
        typed = {line for line, node in found.items() if _is_typed_over(node, file)}
        first = found[min(found.keys() - demos - typed or found.keys() - demos or demos)]
        more = f" (and {len(found) - 1} more in this file)" if len(found) > 1 else ""
        shown = re.sub(r"(?i)(/home/|/Users/|Users[\\/]+)[^\\/]+", r"\1...", str(getattr(first, "value", "")))[:60]
        place = "drive" if shown.startswith(_DRIVE) else "machine"
        said = f"{shown!r}{more} exists on the {place} of whoever wrote it, and nowhere else"
        around = parent_of(first)
        loads = isinstance(around, ast.Call) and _LOADS.search(last_part(around.func)) is not None
        data = {"loads": loads, "demo": demos == found.keys(), "drive": place == "drive"}
        data["typed"] = typed == found.keys()
        data["plain"] = place != "drive" and not file.imports(*_OF_ROWS)
        paths = sorted({str(getattr(node, "value", "")) for node in found.values()})[:_MOST]
        yield self.issue(
            first, said, data={**data, "paths": paths, "unread": _unread(first, file) if len(found) == 1 else ""}
        )

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Told in code that trains or serves, or stands in a project that does."""
        finding = project.in_context(self, candidate)
        where = candidate.finding.location
        path = where.path if where is not None else ""
        if finding is None or project.files[path].is_notebook:
            is_used = not candidate.data["drive"] and trains_what_is_loaded(project, path)
            return finding if is_used else None
        if finding.context in ("script", "library") and not project.entry_points:
            return None
        if all(_is_made_in_image(each, path, project) for each in candidate.data["paths"]):
            return None
        severity = Severity.WARNING
        if _is_aside(candidate, project) or (finding.context != "serving" and is_of_lesson(project, path)):
            severity = Severity.INFO
        elif path in project.start_up("serving"):
            if candidate.data["loads"] and not candidate.function:
                severity = Severity.ERROR
        elif finding.context in ("script", "library") and (
            _ONE_OFF.search(path) or (candidate.data["plain"] and _is_by_hand(path, project))
        ):
            severity = Severity.INFO
        return msgspec.structs.replace(finding, severity=severity)

    @staticmethod
    def _note(value: ast.expr, file: FileContext) -> None:
        if isinstance(value, ast.JoinedStr) and value.values:
            value = value.values[0]
        if isinstance(value, ast.BinOp):
            value = value.left
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and _PERSONAL.match(value.value):
            if "\n" not in value.value and not _is_of_product(value.value, file):
                file.shared.setdefault("personal paths", {}).setdefault(value.lineno, value)


def _unread(node: ast.expr, file: FileContext) -> str:
    """The name of the module that a path is given to and that the file reads nowhere; "" for any other place."""
    made = parent_of(node)
    target = made.targets[0] if isinstance(made, ast.Assign) and made in file.tree.module.body else None
    if not isinstance(target, ast.Name):
        return ""
    named = file.inside(file.tree.module, ast.Name)
    is_read = any(each.id == target.id and isinstance(each.ctx, ast.Load) for each in named)
    return "" if is_read else target.id


def _is_by_hand(path: str, project: ProjectView) -> bool:
    """Whether a file shares nothing with the project, and none imports or starts it: whoever wrote it runs it, where
    the path exists.
    """
    if project.imported(path) or _is_imported(path, project):
        return False
    key = "text that starts programs"
    text: str | None = project.shared.get(key)
    if text is None:
        text = project.shared[key] = "\n".join(starting_texts(project).values())
    name = path.rpartition("/")[2]
    return name not in text and name.removesuffix(".py") not in regex(r"[^\w-]+").split(text)


def _is_imported(path: str, project: ProjectView) -> bool:
    return any(path in project.imported(other) for other in project.files if other != path)


def _is_typed_over(node: ast.expr, file: FileContext) -> bool:
    """Whether a path is what a field of a page holds at first: ``gr.Textbox(value="D:/rows")``."""
    around = parent_of(node)
    call = parent_of(around) if isinstance(around, ast.keyword) else around
    if not isinstance(call, ast.Call) or _TYPED_IN.search(last_part(call.func)) is None:
        return False
    return (file.call_name(call) or "").startswith(_PAGES)


def _is_demo(node: ast.expr, file: FileContext) -> bool:
    """Whether a path stands under ``if __name__ == "__main__":``."""
    return any("__main__" in ast.unparse(guard.test) for guard in file.ancestors(node, ast.If))


def _is_aside(candidate: Candidate, project: ProjectView) -> bool:
    """Whether a path is that of a try-out at the end of a module that others import or start, of a program for Colab,
    which runs where that drive is mounted, of a name that nothing reads, or of a field that somebody types over.
    """
    where = candidate.finding.location
    path = where.path if where is not None else ""
    if candidate.data["typed"]:
        return True
    if candidate.data["drive"]:
        return _COLAB.search(path) is not None
    if candidate.data["unread"] and not _is_imported(path, project):
        return True
    return candidate.data["demo"] and (_is_imported(path, project) or is_tried_by_hand(project, path))


def _is_made_in_image(path: str, source: str, project: ProjectView) -> bool:
    """Whether a Dockerfile above a file makes a path, or a folder of it: ``COPY models/ /home/ada/models/``."""
    root = project.root
    if not path.startswith("/home/") or root is None:
        return False
    parts = path.rstrip("/").split("/")
    above = "|".join(re.escape("/".join(parts[:depth])) for depth in range(4, len(parts)))
    places = rf"(?:{above})" if above else "(?!)"
    made = regex(
        r"(?im)^\s*(?:COPY|ADD|WORKDIR|VOLUME|RUN)\s[^\n]*(?<![\w.-])"
        rf"(?:{places}/?(?=[\s\"']|$)|{re.escape('/'.join(parts))}(?![\w.-]))"
    )
    every = images(project).items()
    return any(made.search(text) for file, text in every if (root / source).is_relative_to(file.parent))


def _is_of_product(path: str, file: FileContext) -> bool:
    """Whether a home folder is that of a product that the file imports: ``/home/daytona`` is a place in its image."""
    parts = path.split("/")
    return path.startswith("/home/") and parts[2] in libraries(file)
