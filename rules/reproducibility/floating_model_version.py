"""MLA503: which model serves depends on when it was loaded."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.code.tree import parent_of
from mlaudit.findings import Finding, Related

from ._newest.listings import (
    VERSIONS,
    has_just_registered,
    is_baseline,
    is_shown_only,
    loads,
    loads_nothing,
    registered,
    relabels,
)
from ._newest.newest_file import newest_file
from ._newest.newest_named import WORDS, moves, picker_of, picks
from ._newest.newest_record import loads_something, newest_records
from ._newest.newest_release import newest_releases
from ._newest.newest_sorted import newest_sorted
from ._newest.only_asked import is_only_asked
from ._newest.provider_aliases import default_of_made, entry_of_table, is_one_of_many, moving_aliases
from ._newest.run_of_search import loaded_run
from ._newest.taken_first import taken_first
from ._pins.registries import FETCHES, TOPS, moving_key, unversioned
from ._pins.registry_uris import UNLESS, is_stage, moving_uri
from ._pins.tags import TAGGED, floats, moving_tags
from ._pins.uris import compared, default_of, defaults

_WORDS: Final = (b"latest", b"roduction", b"taging", b"PRODUCTION")
_ASKS: Final = ("get_", "load_", "fetch_", "find_", "resolve_", "pick_", "download_", "select_")
_GOES_ON: Final = regex(r"(?i)(^|[._])(re)?(train|fine_?tun(e|ing)|resume|continue)(_|ing|$)")
"""What a function is called that trains further."""
_NAMED_SO: Final = regex(r"^(mlflow|wandb|bentoml|azure\w*|zenml|comet_ml)\.")
"""Libraries, whose own look-ups of the newest are told by their names."""
_SNAPSHOT: Final = "Name a dated snapshot of the model, and log which one has answered."
_LAST: Final = "what was registered last"
_RESTARTED: Final = "a restart can bring another model"
_NEXT_RUN: Final = "the next run can take another model"
_ANOTHER_ONE: Final = "whoever publishes the next one deploys it"
_RELEASE: Final = "Name the tag of the release that was tested, and check its files against their SHA-256."
_ANOTHER: Final = "another one, once it is registered"
_PROMOTED: Final = "another run's is promoted, where one is registered in between"
_HAND_ON: Final = "Promote the version that was judged: hand its number on from where it was registered."
_AZURE: Final = frozenset({"azureml.core.Model.get_model_path", "azureml.core.model.Model.get_model_path"})
_AZURE_MODELS: Final = frozenset({"azureml.core.Model", "azureml.core.model.Model"})
_RUNS: Final = regex(r"^mlflow\b.*\.search_runs$")


class FloatingModelVersion(FileRule):
    """Which model is loaded depends on what was registered or saved last.

    Looks for models that are chosen by what is newest, or by a name that somebody can move, when the program starts. A
    version is looked for in the call, and in the default of a parameter, an environment variable or a field of
    settings.

    Reports:
    - registry URIs that end in `latest` or a stage
    - artifacts tagged `:latest`
    - `get_latest_versions`, and the newest of a registry's versions taken by `max`, by `next` or by its place in the
      list
    - registry lookups with no version, also in ZenML, Azure, Vertex AI and BentoML's store
    - a model that is fetched from a bucket's `latest/`
    - the model of the run that a search finds first
    - the record of a model that a query finds to be the newest, and the newest release on GitHub
    - an alias that a provider moves (`gemini-flash-latest`)
    - in a service, the newest, first or last file of a folder that is taken as the model
    - in a service, what a function of the project gives that picks the newest, the last run or the best of a search

    It is a warning. These are info:
    - a stage (`Production`, `Staging`), to which somebody has promoted a model
    - what a script takes when it is started, a job or deployment that no restart runs again
    - what a module takes from BentoML's store for its service: the build packs the version of that day
    - an alias of a provider in one entry of a table of models
    - `get_latest_versions` in a file that loads, fetches and deploys no model

    Why it hurts:
        Two replicas that started at different times answer with different models, a restart is a deployment that nobody
        decided, and a rollback of the service does not roll back its model.

    Bad:
        import mlflow

        model = mlflow.pyfunc.load_model("models:/churn/latest")
        ---
        import glob
        import os
        import joblib
        from fastapi import FastAPI

        app = FastAPI()
        model = joblib.load(max(glob.glob("models/*.joblib"), key=os.path.getctime))

        @app.post("/predict")
        def predict(row: list[float]):
            return float(model.predict([row])[0])

    Good:
        import mlflow

        model = mlflow.pyfunc.load_model("models:/churn/14")
        ---
        import os
        import mlflow

        model = mlflow.pyfunc.load_model(f"models:/churn/{os.environ['MODEL_VERSION']}")

    When not to use it:
        - Training that goes on from its own newest checkpoint.
        - Versions and files that are only printed, logged or put in a record, such as the answer of a health check.
        - The one file of a folder that was just downloaded, that the caller names or that is tested to be the only one.
        - What a function compares a new model with before it registers that one.
        - An artifact that is asked for to see whether there is one.
        - An alias that the release process alone moves, where the service logs the version that it resolved to:
          suppress with where that is done.

    References:
        https://mlflow.org/docs/latest/ml/model-registry/
    """

    code = "MLA503"
    name = "floating-model-version"
    severity = Severity.WARNING
    elsewhere = Severity.WARNING
    remediation = "Deploy a version: put its number or hash into the configuration of the release, and log it."
    triggers = (
        b"models:/",
        b"latest",
        b"getctime",
        b"getmtime",
        b"st_mtime",
        b"get_model_path",
        b"bentoml",
        b"search_model_versions",
        b"search_runs",
        b"azureml",
        b"models.list",
        b"listdir",
        b"iterdir",
        b"scandir",
        b"get_registry_model_versions",
        b"glob",
        b"list_blobs",
        b"list_objects",
        b"zenml",
        b"aiplatform",
        b"data.list",
        b"use_artifact",
        b"comet_ml",
        b"roduction",
        b"STAGE",
        b"newest",
        b"most_recent",
        b"find_one",
        b"order_by(",
        b".sort(",
        b"/releases",
        b"_best_",
        b"_champion_",
    )

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        if name and last.lstrip("_").startswith(_ASKS):
            return True
        known = name.startswith(("mlflow.", "azureml.core.", "azure.ai.ml.", "bentoml.", *TOPS)) or last in FETCHES
        return known or name in ("builtins.max", "builtins.sorted", "builtins.next") or TAGGED.match(name) is not None

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """Registries, stores and newest files."""
        name = file.call_name(node) or ""
        taken = moves(file, node) if name and not _NAMED_SO.match(name) else ""
        if taken and not is_shown_only(file, node):
            shown = file.text(node.func)
            message = f"`{shown}` takes the {taken} there is at this moment: a restart can bring another model"
            yield self.issue(node, message, confidence=0.8, data={"newest": name})
        moving = [*moving_tags(file, node, name)]
        if name.startswith("mlflow.") and file.holds(b"models:") and (uri := moving_uri(file, node)) is not None:
            moving.append(uri)
        for message, data, confidence in moving:
            yield self.issue(node, message, confidence=confidence, data=data)
        if name.startswith("mlflow.") and name.endswith(".get_latest_versions"):
            if not is_shown_only(file, node):
                stages = file.keyword_maybe(node, "stages", 1)
                named = f"whatever stands in {file.text(stages)}" if isinstance(stages, ast.expr) else _LAST
                promoted = relabels(file, node)
                message = f"`get_latest_versions` takes {named}: {_PROMOTED if promoted else _RESTARTED}"
                fix = _HAND_ON if promoted else ""
                data = {"loads": True, "promoted": promoted, "idle": not promoted and loads_nothing(file)}
                data["stage"] = isinstance(stages, ast.expr)
                if is_baseline(file, node):
                    return
                yield self.issue(node, message, remediation=fix, data=data)
        elif name in ("azure.ai.ml.MLClient().models.get", "azure.ai.ml.MLClient.from_config().models.get"):
            if file.constant(file.argument(node, "label")) == "latest":
                message = "the label 'latest' takes what was registered last: a restart can bring another model"
                yield self.issue(node, message, data={"loads": True})
        elif name in _AZURE or (name in _AZURE_MODELS and file.argument(node, "id") is None and not _tags(file, node)):
            version = file.keyword_maybe(node, "version", 1 if name in _AZURE else 4)
            if version is None and not file.has_unpacking(node):
                message = f"`{last_part(node.func)}` with no version takes the newest registered model at every start"
                if not is_baseline(file, node):
                    yield self.issue(node, message, data={"loads": True})
        elif name == "builtins.next" and node.args:
            listed = registered(file, node.args[0])
            if listed is not None:
                yield from self._registered(node, listed, "the first", file)
        elif _RUNS.match(name):
            load = loaded_run(file, node)
            if load is not None:
                message = (
                    f"this loads the model of the run that the search in line {node.lineno} finds first: another one, "
                    "after any run"
                )
                issue = self.issue(load, message, data={"loads": True})
                at = file.location(node)
                issue.related = (Related(at.path, at.line, "this search finds it", at.cell),)
                yield issue
        elif name in ("builtins.max", "builtins.sorted") and node.args:
            yield from self._newest(node, name, file)
        elif said := unversioned(file, node):
            yield self.issue(node, said, data={"loads": True})
        elif key := moving_key(file, node):
            message = f"{key!r} is whatever was copied there last: a restart can bring another model"
            yield self.issue(node, message, data={"loads": True})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Newest files are a matter of serving; registries of everything but training."""
        finding = project.in_context(self, candidate)
        where = candidate.finding.location
        if finding is None or where is None or finding.context in ("training", "notebook"):
            return None
        if candidate.data.get("handed back") and is_only_asked(project, where.path, candidate.function):
            return None
        if candidate.data.get("record") and not _is_loaded_by_callers(project, (where.path, candidate.function)):
            return None
        if candidate.data.get("reported") and not _is_loaded_by_callers(project, (where.path, candidate.function)):
            return None
        if "loads" not in candidate.data and _GOES_ON.search(candidate.function):
            return None  # a training that goes on from what was saved last
        if finding.context == "script" and not _starts_again(project, where.path):
            finding = _of_one_run(finding)
        if candidate.data.get("stage"):
            finding = msgspec.structs.replace(finding, severity=Severity.INFO)
        if "default" in candidate.data or "picks" in candidate.data:
            return None
        if "newest" in candidate.data:
            picker = picker_of(project, self.code, candidate.data["newest"], where.path)
            at = picker.finding.location if picker is not None else None
            if picker is None or at is None or finding.context != "serving" or picker.function == candidate.function:
                return None
            return msgspec.structs.replace(finding, related=(Related(at.path, at.line, "it is picked here", at.cell),))
        if candidate.data.get("of") and not project.callers((where.path, candidate.data["of"])):
            return None  # who makes one out of a table names its model
        if "alias of a provider" in candidate.data or candidate.data.get("promoted"):
            return msgspec.structs.replace(finding, severity=Severity.INFO)
        if candidate.data.get("idle") and _is_asked_here_only(project, (where.path, candidate.function)):
            return msgspec.structs.replace(finding, severity=Severity.INFO)
        entry = candidate.data.get("entry")
        if candidate.data.get("frozen") or (entry and not _is_imported(project, entry, where.path)):
            finding = msgspec.structs.replace(finding, severity=Severity.INFO)
        if "setting" in candidate.data:
            return self._of_setting(candidate.data["setting"], finding, project)
        if candidate.data.get("tag"):
            symbol = project.resolve(candidate.data["tag"], where.path)
            constant = symbol.export.constant if symbol is not None and symbol.export is not None else ""
            tag = constant.strip("'\"")
            moves_on = tag.endswith(":latest") if candidate.data.get("alias") else floats(tag)
            if constant[:1] not in ("'", '"') or not moves_on:
                return None
            return msgspec.structs.replace(finding, evidence={"tag": constant.strip("'\"")})
        loads = "loads" in candidate.data or "alias of a provider" in candidate.data
        return finding if loads or finding.context == "serving" else None

    def _of_setting(self, name: str, finding: Finding, project: ProjectView) -> Finding | None:
        """A version that a setting of another file gives: said where that is none by default, and one has the name."""
        said = [
            other
            for facts in project.files.values()
            for other in facts.candidates_of(self.code)
            if other.data.get("default") == name
        ]
        at = said[0].finding.location if len(said) == 1 else None
        if at is None:
            return None
        related = (Related(at.path, at.line, "its default stands here", at.cell),)
        default = said[0].finding.message
        return msgspec.structs.replace(
            finding,
            message=finding.message.format(default),
            severity=Severity.INFO if is_stage(default.strip("'\"")) else finding.severity,
            related=related,
            confidence=0.8,
        )

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """``client.search_model_versions(...)[0]``, and the settings of a file that name no version by default."""
        for node in file.tree.of(ast.Subscript) if file.holds(*VERSIONS) else ():
            if isinstance(node.ctx, ast.Load) and file.constant(node.slice) in (0, -1):
                listed = registered(file, node.value)
                if listed is not None:
                    yield from self._registered(node, listed, f"entry {file.text(node.slice)}", file)
        for taken, listing, which in taken_first(file):
            message = (
                f"`{file.text(taken)}` is the {which} of what `{file.text(listing)}` lists: "
                "another file there is another model"
            )
            yield self.issue(taken, message, confidence=0.8)
        for put, folder in newest_sorted(file):
            message = (
                f"the newest of `{file.text(folder)}` is taken as the model: whoever writes a file there deploys it"
            )
            yield self.issue(put.test if isinstance(put, ast.If) else put, message, confidence=0.8)
        for query in newest_records(file):
            message = f"`{file.text(query)}` takes the record of a model that was written last: {_ANOTHER_ONE}"
            yield self.issue(
                query, message, confidence=0.8, data={"loads": True, "record": not loads_something(file, query)}
            )
        for address, repository in newest_releases(file):
            message = f"the newest release of {repository!r} is taken as the model: {_ANOTHER_ONE}"
            yield self.issue(address, message, data={"loads": True}, remediation=_RELEASE)
        for function in file.functions() if file.holds(*WORDS) else ():
            if picks(file, function):
                yield self.issue(function.body[0], "", data={"picks": True})
        for place, alias in moving_aliases(file):
            message = f"{alias!r} is whichever model its provider means by it that day: the same release answers anew"
            data = {
                "alias of a provider": True,
                "frozen": is_one_of_many(file, place),
                "of": default_of_made(file, place),
                "entry": entry_of_table(file, place),
            }
            yield self.issue(place, message, data=data, remediation=_SNAPSHOT)
        if file.holds(*_WORDS):
            found = list(defaults(file))
            for value, name in found:
                yield self.issue(value, repr(_default(file, value)), data={"default": name})
            for place, name in compared(file, {name for _, name in found}):
                message = UNLESS.format(f"`{name}`", "'latest'", "the environment")
                yield self.issue(place, message, confidence=0.8, data={"loads": True})

    def _registered(self, node: ast.expr, listed: ast.Call, how: str, file: FileContext) -> Iterator[Issue]:
        if not (is_shown_only(file, node) or has_just_registered(file, node) or is_baseline(file, node)):
            promoted = relabels(file, node)
            message = f"{how} of what `{file.text(listed.func)}` lists is taken: {_PROMOTED if promoted else _ANOTHER}"
            yield self.issue(
                node, message, remediation=_HAND_ON if promoted else "", data={"loads": True, "promoted": promoted}
            )

    def _newest(self, node: ast.Call, name: str, file: FileContext) -> Iterator[Issue]:
        parent = parent_of(node)
        found = registered(file, node.args[0])
        if found is not None:
            counts_on = isinstance(parent, ast.BinOp) or (
                isinstance(parent, ast.Call) and last_part(parent.func) == "int"
            )
            if name == "builtins.max" and not counts_on:
                yield from self._registered(node, found, "the newest", file)
            return
        listed = newest_file(file, node, name)
        if listed is not None:
            message = (
                f"the newest of `{file.text(listed)}` is taken as the model: whoever writes a file there deploys it"
            )
            yield self.issue(node, message, data={"reported": is_shown_only(file, node) and loads_nothing(file)})


def _of_one_run(finding: Finding) -> Finding:
    """What a job or a deployment takes when somebody starts it: nothing restarts by itself, so that it is a note."""
    said = finding.message.replace(_RESTARTED, _NEXT_RUN).replace("at every start", "at every run")
    return msgspec.structs.replace(finding, message=said, severity=Severity.INFO)


def _starts_again(project: ProjectView, path: str) -> bool:
    """Whether a service begins in a file, or imports it, which may be tried out as a script, too."""
    begins = any(each.kind == "serving" and each.path == path for each in project.entry_points)
    return begins or path in project.start_up("serving")


def _is_asked_here_only(project: ProjectView, function: tuple[str, str]) -> bool:
    """Whether no other file calls a function, to load what it finds."""
    return all(caller.path == function[0] for caller in project.callers(function))


def _is_loaded_by_callers(project: ProjectView, node: tuple[str, str]) -> bool:
    """Whether a function that asks for what is newest loads anything."""
    for path, qualname in {(caller.path, caller.qualname) for caller in project.callers(node)}:
        function = project.function((path, qualname))
        calls = project.files[path].module_calls if function is None else function.calls
        if any(loads(call.target) for call in calls):
            return True
    return False


def _is_imported(project: ProjectView, name: str, path: str) -> bool:
    """Whether another file takes a constant of a module by its name."""
    return any(
        fact.name.endswith(f".{name}") and (at := project.resolve(fact.name, other)) is not None and at.path == path
        for other, facts in project.files.items()
        if other != path
        for fact in facts.imports
    )


def _default(file: FileContext, value: ast.expr) -> str:
    """The text that a setting has by default."""
    found = default_of(file, value) if isinstance(value, ast.Call) else None
    written = value.args[0] if isinstance(value, ast.Call) and value.args and found is None else value
    return found.text if found is not None else str(file.constant(written))


def _tags(file: FileContext, node: ast.Call) -> bool:
    """Whether a look-up says by tags, properties or a run which of the models of a name is meant, or names none."""
    picks = any(file.argument(node, given) is not None for given in ("tags", "properties", "run_id"))
    return picks or file.argument(node, "name", 1) is None
