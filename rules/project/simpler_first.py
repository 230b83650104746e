"""MLA907 and MLA908: heavier than the task has been shown to need."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.called import lasts
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.findings import Finding

from ._row_loops import grows_sideways, is_of_few, is_row_by_row, makes_column
from .production_in_notebook import trains_what_is_loaded

_TABLES: Final = regex(
    r"^(pandas|polars|dask\.dataframe)\.(read_csv|read_parquet|read_excel|read_sql\w*|read_feather)$"
)
_DEEP: Final = regex(
    r"^(torch\.nn\.(Linear|LSTM|GRU|Sequential)|(tensorflow\.)?keras\.layers\.(Dense|LSTM|GRU)|pytorch_tabnet\.\w+\.\w+)$"
)
_PICTURES: Final = regex(
    r"^(PIL|cv2|torchvision|transformers|albumentations|librosa|torchaudio|skimage|imageio|datasets|sentence_transformers"
    r"|gymnasium|gym|tokenizers|torch_geometric|timm|ultralytics)\b"
)
_SIMPLE: Final = regex(
    r"^(sklearn\.(linear_model|ensemble|tree|neighbors|naive_bayes|dummy|svm)|xgboost|lightgbm|catboost|statsmodels|prophet|statsforecast)\b"
)


class NoBaseline(FileRule):
    """A deep model is trained on a table or a series, and nothing simple is compared with it.

    Flags the training of a neural network on rows that were read from a table, in a project that imports no linear
    model, tree ensemble, naive or statistical forecast. One finding a project.

    Why it hurts:
        On tables and short series a boosted tree or a naive forecast is hard to beat. Without one there is no telling
        whether the network has learnt anything worth its cost in training, serving and upkeep.

    Bad:
        import pandas as pd
        import torch

        def train():
            frame = pd.read_csv("churn.csv")
            model = torch.nn.Sequential(torch.nn.Linear(8, 64), torch.nn.ReLU(), torch.nn.Linear(64, 1))
            optimizer = torch.optim.Adam(model.parameters())
            loss = model(torch.tensor(frame.values)).mean()
            loss.backward()
            optimizer.step()

    Good:
        import pandas as pd
        import torch
        from sklearn.linear_model import LogisticRegression

        def train():
            frame = pd.read_csv("churn.csv")
            baseline = LogisticRegression().fit(frame[["age"]], frame["churned"])
            model = torch.nn.Sequential(torch.nn.Linear(8, 64), torch.nn.ReLU(), torch.nn.Linear(64, 1))
            loss = model(torch.tensor(frame.values)).mean()
            loss.backward()
            return baseline, model

    When not to use it:
        Images, audio, text and reinforcement learning are not flagged. Where the comparison was made elsewhere,
        suppress with where its numbers are.

    References:
        https://arxiv.org/abs/2207.08815
    """

    code = "MLA907"
    name = "no-baseline"
    severity = Severity.INFO
    elsewhere = Severity.INFO
    remediation = "Fit a linear model, a boosted tree or a seasonal naive forecast on the same split, and report both."
    triggers = (b"read_csv", b"read_parquet", b"read_excel", b"read_sql", b"read_feather")

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return _TABLES.match(name) is not None or _DEEP.match(name) is not None

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """Tables that are read and layers that are made."""
        name = file.call_name(node) or ""
        if _TABLES.match(name):
            file.shared.setdefault("tables read", node)
        elif _DEEP.match(name):
            file.shared.setdefault("deep layers", node)
        yield from ()

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """A file with both."""
        layer = file.shared.get("deep layers")
        if layer is not None and "tables read" in file.shared and file.imports("torch", "tensorflow", "keras"):
            yield self.issue(layer, "", data={"layer": file.text(layer.func)})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """The first one of a project without anything simple."""
        where = candidate.finding.location
        finding = project.in_context(self, candidate)
        if finding is None or where is None or finding.context == "serving":
            return None
        imported = [fact.name for facts in project.files.values() for fact in facts.imports]
        own = [fact.name for fact in project.files[where.path].imports]
        if any(_SIMPLE.match(name) for name in imported) or any(_PICTURES.match(name) for name in own):
            return None
        first = min(path for path, facts in project.files.items() if facts.candidates_of(self.code))
        if first != where.path:
            return None
        layer = candidate.data["layer"]
        message = f"a network (`{layer}`) is trained on a table, and no simple model in the project is compared with it"
        return msgspec.structs.replace(finding, message=message, severity=Severity.INFO)


class HeavierThanNeeded(FileRule):
    """A table is walked row by row in Python where a column operation would do.

    Flags `iterrows` in code that trains or serves, and frames that grow by `append` or `concat` inside a loop.

    Why it hurts:
        A loop over rows is a hundred times slower than the same work on columns, and a frame that is grown row by row
        is copied each time: quadratic in its length. Features that take an hour to make are not made again.

    Bad:
        import pandas as pd
        from sklearn.linear_model import Ridge

        def train(frame):
            made = pd.DataFrame()
            for _, row in frame.iterrows():
                made = pd.concat([made, pd.DataFrame([{"ratio": row["a"] / row["b"]}])])
            return Ridge().fit(made, frame["y"])

    Good:
        import pandas as pd
        from sklearn.linear_model import Ridge

        def train(frame):
            made = pd.DataFrame({"ratio": frame["a"] / frame["b"]})
            return Ridge().fit(made, frame["y"])

    When not to use it:
        Loops over a handful of rows, for a report or a plot, in scripts, and in notebooks are not flagged, but for the
        ones that make a column where the notebook makes a model which a module of the project loads and that no module
        makes; nor are loops that fill a page or chart, that parse each row, make an object of it that a function is
        asked with, write it into a text or give it out, over tables that are read with a limit, and columns that are
        put beside a table one at a time.

    References:
        https://pandas.pydata.org/docs/user_guide/basics.html#iteration
    """

    code = "MLA908"
    name = "heavier-than-needed"
    severity = Severity.INFO
    elsewhere = Severity.INFO
    remediation = "Work on whole columns, or collect rows in a list and make the frame once."
    triggers = (b"iterrows", b"concat", b".append(")

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """The loops over rows, and those that grow a frame."""
        if "iterrows" in lasts(file) or any(name == "pandas.concat" for name, _ in file.calls):
            for node in file.tree.of(ast.For):
                yield from self._loop(node, file)

    def _loop(self, node: ast.For, file: FileContext) -> Iterator[Issue]:
        for call in file.inside(node, ast.Call):
            if file.call_name(call) != "pandas.concat" or not call.args or not isinstance(call.args[0], ast.List):
                continue
            if grows_sideways(file, node, call):
                continue
            statement = file.statement_of(call)
            if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                name = statement.targets[0].id
                told: set[ast.stmt] = file.shared.setdefault("grown frames told", set())
                if statement in told:
                    return
                if any(isinstance(item, ast.Name) and item.id == name for item in call.args[0].elts):
                    told.add(statement)
                    message = f"`{name}` is copied in every round of this loop to add to it: quadratic in its length"
                    yield self.issue(statement, message)
                    return
        walked = node.iter
        if isinstance(walked, ast.Call) and isinstance(walked.func, ast.Attribute) and walked.func.attr == "iterrows":
            if isinstance(walked.func.value, ast.Call) and "head(" in ast.unparse(walked.func.value):
                return
            if is_row_by_row(file, node) or is_of_few(file, walked.func.value):
                return
            message = (
                f"`{file.text(walked)}` walks a table row by row in Python: some hundred times slower than columns"
            )
            makes = file.source.notebook is None or makes_column(file, node, walked.func.value)
            yield self.issue(walked, message, data={} if makes else {"looks": True})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """In modules that train or serve, and in notebooks that train what a module loads."""
        finding = project.in_context(self, candidate)
        where = candidate.finding.location
        if finding is None or where is None:
            return None
        if where.cell is not None:
            if candidate.data.get("looks"):
                return None
            return finding if trains_what_is_loaded(project, where.path) else None
        return finding if finding.context in ("training", "serving") else None
