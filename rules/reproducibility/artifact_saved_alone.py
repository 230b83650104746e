"""MLA504 and MLA505: a model without what belongs to it, and a run that nothing remembers."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from mlaudit.code.called import called
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.findings import Finding, Related

from ..project._artifacts import file_name, may_read, read_name

_DUMPS: Final = {
    "joblib.dump": (0, 1),
    "pickle.dump": (0, 1),
    "cloudpickle.dump": (0, 1),
    "dill.dump": (0, 1),
    "torch.save": (0, 1),
}
_RECORDS: Final = regex(
    r"^(json\.dump|yaml\.(safe_)?dump|tomli_w\.dump|omegaconf\.OmegaConf\.save|skops\.card|csv\.(writer|DictWriter)|shutil\.copy\w*)"
)
_TRACKERS: Final = regex(
    r"^(mlflow|wandb|neptune|comet_ml|clearml|dvclive|aim|sacred|tensorboard\w*|torch\.utils\.tensorboard|azureml|vertexai"
    r"|google\.cloud\.aiplatform|sagemaker|optuna|ray|kfp|zenml|metaflow|hydra|lightning|pytorch_lightning|transformers|trl|bentoml"
    r"|skops|keras\.callbacks|tensorflow\.summary|swanlab|polyaxon|guild|trackio)\b"
)
_MODEL_NAME: Final = regex(
    r"(?i)(^|_|\.)(model|clf|classifier|regressor|estimator|net|network|forest|booster|svm|lr|rf|xgb|best_\w*)(\d*|_\w+)$"
)


class ArtifactSavedAlone(FileRule):
    """A model that is served was saved with nothing beside it: no feature list, label map, versions or metrics.

    Flags the dump of a bare model, or of its weights alone (`model.state_dict()`), in a module that writes nothing
    else, to a file that a service of the project loads.

    Why it hurts:
        The file does not say which columns it wants, in which order, what its classes mean, which library made it or
        how good it was. The service has to know all of that by heart, and cannot notice when it is wrong.

    Bad:
        # file: train.py
        import joblib
        from sklearn.linear_model import Ridge

        def train(X, y):
            model = Ridge().fit(X, y)
            joblib.dump(model, "models/price.joblib")
        # file: service.py
        import joblib
        from fastapi import FastAPI

        app = FastAPI()
        model = joblib.load("models/price.joblib")

        @app.post("/predict")
        def predict(row: list[float]):
            return float(model.predict([row])[0])

    Good:
        # file: train.py
        import joblib
        from sklearn.linear_model import Ridge

        def train(X, y):
            model = Ridge().fit(X, y)
            joblib.dump({"model": model, "features": list(X.columns), "r2": model.score(X, y)}, "models/price.joblib")
        # file: service.py
        import joblib
        from fastapi import FastAPI

        app = FastAPI()
        bundle = joblib.load("models/price.joblib")

        @app.post("/predict")
        def predict(row: list[float]):
            return float(bundle["model"].predict([row])[0])

    When not to use it:
        A pipeline that holds its own preprocessing, a bundle, a file of metadata in the same module and models that are
        logged to a registry are not flagged.

    References:
        https://scikit-learn.org/stable/model_persistence.html
    """

    code = "MLA504"
    name = "artifact-saved-alone"
    severity = Severity.INFO
    elsewhere = Severity.INFO
    remediation = "Save feature names, label map, library versions and metrics in the same file or in one beside it."
    triggers = (b".dump(", b"torch.save", b"load")

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return name in _DUMPS or last in _WRITERS or _RECORDS.match(name) is not None or may_read(name, last)

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """Dumps, what else is written, and what is loaded."""
        name = file.call_name(node) or ""
        if name in _DUMPS:
            file.shared.setdefault("dumps", []).append(node)
        elif _RECORDS.match(name) or (isinstance(node.func, ast.Attribute) and node.func.attr in _WRITERS):
            file.shared["records"] = True
        else:
            read = read_name(file, node)
            if read:
                yield self.issue(node, "", data={"reads": read, "line": node.lineno})

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """A module that dumps one bare model and writes nothing else."""
        dumps: list[ast.Call] = file.shared.get("dumps", [])
        tracked = any(_TRACKERS.match(n) for n in _imported(file))
        if len(dumps) != 1 or file.shared.get("records") or tracked or file.source.notebook is not None:
            return
        node = dumps[0]
        saved = _model(node.args[0]) if node.args else None
        if saved is None or not isinstance(saved, ast.Name | ast.Attribute):
            return
        shown = file.text(saved)
        made = file.qualname(saved) or ""
        if not _MODEL_NAME.search(shown) or "ipeline" in made or "ipeline" in shown or "Column" in made:
            return
        target = file_name(file, node.args[1]) if len(node.args) > 1 else ""
        if not target and len(node.args) > 1:
            opened = file.names.single_value(node.args[1])
            target = file_name(file, opened.args[0]) if isinstance(opened, ast.Call) and opened.args else ""
        if target:
            yield self.issue(node, "", data={"writes": target, "saved": shown})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Said where a serving module loads the file."""
        wanted = candidate.data.get("writes")
        finding = project.in_context(self, candidate)
        if finding is None or wanted is None:
            return None
        for path in sorted(project.start_up("serving")):
            for other in project.files[path].candidates_of(self.code):
                data: dict[str, Any] = other.data
                if data.get("reads") == wanted:
                    message = (
                        f"`{candidate.data['saved']}` goes into `{wanted}` alone: no feature list, label map, "
                        "versions or metrics beside it"
                    )
                    related = (Related(path, data["line"], "served from here"),)
                    return msgspec.structs.replace(finding, message=message, related=related)
        return None


def _model(saved: ast.expr) -> ast.expr:
    """The model that is saved, or whose weights are: ``net`` of ``net.module.state_dict()``."""
    while isinstance(saved, ast.Call) and last_part(saved.func) in ("state_dict", "cpu") and not saved.args:
        if not isinstance(saved.func, ast.Attribute):
            return saved
        saved = saved.func.value
        if isinstance(saved, ast.Attribute) and saved.attr == "module":
            saved = saved.value
    return saved


class UntrackedTraining(FileRule):
    """A training run saves a model and records neither its parameters nor its metrics anywhere.

    Flags a training script that writes a model file while no module that it uses imports a tracker or writes a record
    (JSON, YAML, a table, a text file by hand, rows of a database). Printing is not recording. One finding a script.

    Why it hurts:
        A month later there are three model files and nobody knows which parameters, which data and which score belong
        to the one that is served. The next experiment has nothing to be compared with.

    Bad:
        import joblib
        from sklearn.linear_model import Ridge

        def train(X, y):
            model = Ridge(alpha=0.3).fit(X, y)
            print(model.score(X, y))
            joblib.dump(model, "price.joblib")

        if __name__ == "__main__":
            train([[1.0]], [1.0])

    Good:
        import json
        import joblib
        from sklearn.linear_model import Ridge

        def train(X, y):
            model = Ridge(alpha=0.3).fit(X, y)
            joblib.dump(model, "price.joblib")
            with open("price.json", "w") as out:
                json.dump({"alpha": 0.3, "r2": model.score(X, y)}, out)

        if __name__ == "__main__":
            train([[1.0]], [1.0])

    When not to use it:
        Trainers that record by themselves, runs under a tracker and notebooks are not flagged.

    References:
        https://mlflow.org/docs/latest/ml/tracking/
    """

    code = "MLA505"
    name = "untracked-training"
    severity = Severity.INFO
    elsewhere = Severity.INFO
    remediation = "Log parameters, data version and metrics to a tracker, or write them to a file beside the model."
    triggers = (b".dump(", b"torch.save", b"save_model", b".fit(", b"backward(")

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        known = name in _DUMPS or last in _WRITERS or last in ("save_model", "fit", "backward")
        return known or _RECORDS.match(name) is not None or _LOGS.search(last) is not None

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """What a script saves, fits and records."""
        name = file.call_name(node) or ""
        method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if name in _DUMPS or method == "save_model":
            file.shared.setdefault("models saved", []).append(node)
        if method in ("fit", "backward"):
            file.shared["trains here"] = True
        if _RECORDS.match(name) or method in _WRITERS or _LOGS.search(method):
            file.shared["records here"] = True
        yield from ()

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """A script that trains and saves and records nothing itself."""
        saved: list[ast.Call] = file.shared.get("models saved", [])
        if saved and file.shared.get("trains here") and not file.shared.get("records here"):
            if file.source.notebook is None and not _writes_down(file):
                yield self.issue(saved[0], "", data={"saves": True})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Silent where something that the script imports records."""
        where = candidate.finding.location
        finding = project.in_context(self, candidate)
        if finding is None or where is None or finding.context not in ("training", "script"):
            return None
        for path in _reachable(project, where.path):
            if any(
                _TRACKERS.match(fact.name) or fact.name in ("json", "csv", "yaml")
                for fact in project.files[path].imports
            ):
                return None
        message = "this run saves a model and records neither its parameters nor its metrics"
        return msgspec.structs.replace(finding, message=message)


_WRITTEN_DOWN: Final = regex(
    r"(?i)log|opt|param|config|args|metric|result|score|report|history|eval|summary|\.(txt|md|csv|json|ya?ml|toml)"
)
"""What the file is called that a run writes down what it did in."""
_INTO_TABLE: Final = regex(r"(?is)\binsert\s+into\b.*(metric|rmse|\bmae\b|\br2|accuracy|auc|f1|score|loss|param|\brun)")
_LOGS: Final = regex(r"(?i)^(log_metric|log_param|add_scalar|log_dict)")
_WRITERS: Final = frozenset({"to_csv", "to_json", "to_parquet", "write_text", "to_yaml", "to_pickle", "savefig"})


def _writes_down(file: FileContext) -> bool:
    """Whether a file writes what it did into a text file by hand, or its figures into a table of a database."""
    for call in called(file, "open"):
        mode = file.constant(file.argument(call, "mode", 1))
        if isinstance(mode, str) and mode[:1] in ("w", "a", "x") and "b" not in mode:
            if call.args and _WRITTEN_DOWN.search(ast.unparse(call.args[0])):
                return True
    asked = called(file, "execute", "executemany", "exec_driver_sql", "text")
    texts = [file.constant(call.args[0]) for call in asked if call.args]
    return any(isinstance(text, str) and _INTO_TABLE.search(text) for text in texts)


def _imported(file: FileContext) -> list[str]:
    names = [alias.name for node in file.tree.of(ast.Import) for alias in node.names]
    return names + [node.module or "" for node in file.tree.of(ast.ImportFrom)]


def _reachable(project: ProjectView, start: str) -> frozenset[str]:
    """A file, what it imports, and what imports it."""
    importers = [path for path in project.files if start in project.imported(path)]
    return project.imported_by([start, *importers])
