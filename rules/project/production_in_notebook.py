"""MLA901: what production depends on, made or run in a notebook."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.findings import Finding, Related

from ..data._rows.files import top_of
from ._artifacts import from_registry, loads_unknown, may_keep, may_read, may_write, read_name, saves, written_name
from ._cell_order import disorder
from ._only_here import is_aside, named, namers, sole_maker, trained_here
from ._tables_here import may_write_table, named_tables, only_maker, written_table

_RUNNERS: Final = ("papermill.execute_notebook", "nbimporter", "import_ipynb", "nbclient.execute", "testbook.testbook")
_NOTES: Final = ("read", "loads", "fetched", "saves", "made", "named", "tables")
"""What is only noted of modules."""
_JUDGES: Final = regex(r"(?i)(^|[/_])(eval|evaluate|evaluation|benchmark|compare)(_\w+)?\.py$|_eval(_only)?\.py$")
"""Modules that measure models, and serve none."""
_REGISTERS: Final = ("log_model", "register_model")


class ProductionInNotebook(FileRule):
    """A model that is served, or code that production runs, exists only in a notebook.

    Looks for models and tables that the rest of the project rests on and that only a notebook can make. A cell is
    flagged where a module loads or a service names what it writes, and no module writes that.

    Reports:
    - the cell that writes a model file which a module of the project loads, or which a service names
    - the cell that makes a model where a service loads one from somewhere and no module saves any
    - the cell that writes the table on which a module trains
    - the cell that registers a model in a notebook whose cells were run out of order
    - the cell that writes over a file to which another model was saved above
    - modules that import or execute notebooks

    A module that runs a notebook is a warning. The rest are info: of 13 such findings that reviewers judged in three
    samples of public code, none was worth holding a release for.

    Why it hurts:
        A notebook's result depends on which cells were run, in which order, with what still in memory. Nobody can make
        the served model again from the commit, no test covers the way to it, and a review of it is a review of JSON.

    Bad:
        import import_ipynb
        import train_notebook

        model = train_notebook.train()
        ---
        import papermill

        def retrain(request):
            papermill.execute_notebook("train.ipynb", "out.ipynb")

    Good:
        from training.run import train

        model = train()

    When not to use it:
        - Notebooks that explore, plot and print, whatever the order of their cells.
        - Files that nothing else in the repository loads.
        - A file that the notebook reads back before it is written over, where no module loads or names it.

    References:
        https://arxiv.org/abs/2010.03852
        https://docs.jupyter.org/en/latest/
    """

    code = "MLA901"
    name = "production-in-notebook"
    severity = Severity.INFO
    elsewhere = Severity.INFO
    remediation = "Move what makes the model into a versioned module with a test; let the notebook import it."
    triggers = (
        b'"cells"',
        b"papermill",
        b"nbimporter",
        b"import_ipynb",
        b".pkl",
        b".joblib",
        b".pickle",
        b".bin",
        b".pt",
        b".h5",
        b".keras",
        b".onnx",
        b"load_model",
        b".sav",
        *(b"Booster", b"load(", b"dump", b"save", b"log_model", b"register_model", b"export", b"to_onnx"),
        *(b"ModelCheckpoint", b"push_to_hub", b".csv", b".parquet", b".feather", b".xlsx"),
    )

    def visit_Import(self, node: ast.Import, file: FileContext) -> Iterator[Issue]:
        """Modules that make notebooks importable."""
        for alias in node.names:
            if alias.name in ("import_ipynb", "nbimporter") and file.source.notebook is None:
                message = (
                    f"`{alias.name}` makes this module run notebooks: what they do depends on no test and no review"
                )
                yield self.issue(node, message, data={"is": "runs"})

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        known = name in _RUNNERS or last in _REGISTERS or may_read(name, last) or may_write(name, last)
        return known or may_keep(name, last) or may_write_table(last)

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """What reads a model file in a module, and what writes one in a notebook."""
        if file.source.notebook is None:
            name = file.call_name(node)
            if name in _RUNNERS:
                yield self.issue(node, f"`{name}` runs a notebook as a part of the program", data={"is": "runs"})
                return
            read = read_name(file, node)
            if read:
                fetched = from_registry(file, node)
                yield self.issue(node, "", data={"is": "read", "file": read, "line": node.lineno, "fetched": fetched})
            elif name is not None and name.startswith("mlflow.") and name.endswith(".load_model"):
                yield self.issue(node, "", data={"is": "fetched"})
            if not read and loads_unknown(file, node):
                yield self.issue(node, "", data={"is": "loads", "line": node.lineno})
            if saves(file, node) and not file.shared.get("saves models"):
                file.shared["saves models"] = True
                yield self.issue(node, "", data={"is": "saves"})
            if made := written_name(file, node):
                yield self.issue(node, "", data={"is": "made", "file": made})
            return
        if read := read_name(file, node):
            file.shared.setdefault("models read back", {}).setdefault(read, []).append(node.lineno)
        table = written_table(file, node)
        if table is not None:
            yield self.issue(node, "", data={"is": "table", "folder": table[0], "file": table[1]})
            return
        written = written_name(file, node)
        if written:
            writes: dict[str, list[ast.Call]] = file.shared.setdefault("models written", {})
            again = [w for w in writes.get(written, ()) if _saved(file, w) != _saved(file, node) and _saved(file, node)]
            writes.setdefault(written, []).append(node)
            data: dict[str, Any] = {"is": "written", "file": written, "disorder": disorder(file, node)}
            if again:
                data["again"] = [_saved(file, again[0]), _saved(file, node)]
                read_back = file.shared.get("models read back", {}).get(written, ())
                data["tried"] = any(again[-1].lineno < line < node.lineno for line in read_back)
            yield self.issue(node, "", data=data)
        elif isinstance(node.func, ast.Attribute) and node.func.attr in _REGISTERS:
            data = {"is": "registered", "file": "", "disorder": disorder(file, node)}
            data["logged"] = node.func.attr == "log_model" and not file.keyword_maybe(node, "registered_model_name")
            if data["disorder"] and not file.shared.get("registered out of order"):
                file.shared["registered out of order"] = True  # once a notebook
                yield self.issue(node, "", data=data)

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """The model files that a module names, and where a notebook trains a network."""
        if file.source.notebook is not None:
            trained = trained_here(file)
            if trained is not None:
                yield self.issue(trained, "", data={"is": "trained"})
            return
        files = named(file)
        if files and file.tree.module.body:
            yield self.issue(file.tree.module.body[0], "", data={"is": "named", "files": files})
        tables = named_tables(file)
        if tables is not None and file.tree.module.body:
            yield self.issue(file.tree.module.body[0], "", data={"is": "tables", **tables})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Say it where a module reads the file, or where a model came out of cells that were run out of order."""
        data = candidate.data
        finding = project.in_context(self, candidate)
        where = candidate.finding.location
        if data["is"] == "runs":
            if finding is None or finding.context == "notebook":
                return None
            return msgspec.structs.replace(finding, severity=Severity.WARNING)
        if data["is"] in _NOTES or finding is None or where is None:
            return None
        if data["is"] == "table":
            return _as_table(finding, data["folder"], data["file"], project)
        if data.get("again") and not (data["tried"] and _is_of_notebook(project, data["file"], where.path)):
            first, second = data["again"]
            message = f"`{data['file']}` was written with `{first}` above and is written over with `{second}` here"
            return msgspec.structs.replace(finding, message=message)
        readers = _readers(project).get(data["file"], []) if data.get("file") else []
        if readers and _is_made_by_module(project, data["file"], where.path, readers[0][0]):
            return None  # the notebook is where that was tried first
        if readers:
            path, line, fetched = readers[0]
            others = [each for each in _writers(project)[data["file"]] if each != where.path]
            if fetched and any(other < where.path for other in others):
                return None  # a registry stands between: which of them it was, it knows
            order = f", and its cells were run out of order ({data['disorder']})" if data["disorder"] else ""
            message = f"`{data['file']}`, which `{path}` loads, is made in this notebook{order}"
            related = (Related(path, line, "loaded here"),)
            return msgspec.structs.replace(finding, message=message, related=related)
        if data.get("file") in (names := namers(project)) and not is_aside(where.path):
            named_at = names[data["file"]]
            message = f"`{data['file']}`, which `{named_at.path}` names, is made in this notebook, and by no module"
            related = (Related(named_at.path, named_at.line, "named here"),)
            return msgspec.structs.replace(finding, message=message, related=related, confidence=0.8)
        sole = sole_maker(project)
        if sole is not None and sole[0] is candidate:
            path, line = sole[1]
            message = f"no module of the project saves a model: the one that `{path}` loads is made in this notebook"
            related = (Related(path, line, "loaded here"),)
            return msgspec.structs.replace(finding, message=message, related=related, confidence=0.8)
        if data["is"] == "registered" and (not data["logged"] or _is_fetched(project, where.path)):
            message = f"this model is registered from a notebook whose cells were run out of order ({data['disorder']})"
            return msgspec.structs.replace(finding, message=message)
        return None


def trains_what_is_loaded(project: ProjectView, path: str) -> bool:
    """Whether a file is a notebook whose model a module of the project loads, and that no module makes."""
    facts = project.files.get(path)
    if facts is None or not facts.is_notebook:
        return False
    rule = ProductionInNotebook()
    return any(
        each.data["is"] in ("written", "trained") and rule.refine(each, project) is not None
        for each in facts.candidates_of(rule.code)
    )


def _as_table(finding: Finding, folder: str, name: str, project: ProjectView) -> Finding | None:
    """A table on which a module rests, said where a notebook writes it, once."""
    path = finding.location.path if finding.location is not None else ""
    told: set[str] = project.shared.setdefault("tables of notebooks told", set())
    found = only_maker(project, path, folder, name) if name not in told else None
    if found is None:
        return None
    told.add(name)
    reader, table, trains = found
    use = f"on which `{reader.path}` trains" if trains else f"which `{reader.path}` reads"
    message = f"`{table}`, {use}, is made in this notebook, and by no module"
    related = (Related(reader.path, reader.line, "named here"),)
    return msgspec.structs.replace(finding, message=message, related=related)


def _saved(file: FileContext, node: ast.Call) -> str:
    """The source of what is saved by a call, or through the handle that it opened; "" where it is unknown."""
    name = file.call_name(node) or ""
    if name in ("joblib.dump", "torch.save", "sklearn.externals.joblib.dump"):
        return file.text(node.args[0]) if node.args else ""
    if isinstance(node.func, ast.Attribute) and name != "builtins.open":
        return file.text(node.func.value)
    for call in file.tree.of(ast.Call):
        if isinstance(call.func, ast.Attribute) and call.func.attr == "dump" and len(call.args) > 1:
            made = file.names.single_value(call.args[1])
            bound = (
                [b.value for b in file.names.lookup(call.args[1].id, call)]
                if isinstance(call.args[1], ast.Name)
                else []
            )
            if made is node or node in bound:
                return file.text(call.args[0])
    return ""


def _is_made_by_module(project: ProjectView, name: str, notebook: str, reader: str) -> bool:
    """Whether a module of the same program writes the file, too, and is no copy of the notebook."""
    known: dict[str, list[str]] | None = project.shared.get("model files made by modules")
    if known is None:
        known = project.shared["model files made by modules"] = {}
        for path, facts in project.files.items():
            for candidate in facts.candidates_of(ProductionInNotebook.code):
                if candidate.data.get("is") == "made" and not facts.is_notebook and "test" not in path.lower():
                    known.setdefault(candidate.data["file"], []).append(path)
    near = {top_of(notebook), top_of(reader)}
    return any(
        PurePosixPath(path).stem != PurePosixPath(notebook).stem and ("" in near or top_of(path) in near)
        for path in known.get(name, ())
    )


def _is_of_notebook(project: ProjectView, name: str, notebook: str) -> bool:
    """Whether no module near a notebook loads or names a model file: what it saves and reads back is of that moment."""
    users = [path for path, *_ in _readers(project).get(name, ())]
    users += [namers(project)[name].path] if name in namers(project) else []
    near = top_of(notebook)
    return not any(near == "" or top_of(path) in ("", near) for path in users)


def _is_fetched(project: ProjectView, notebook: str) -> bool:
    """Whether a module beside a notebook loads a model out of MLflow."""
    folder = PurePosixPath(notebook).parent
    while folder.name in ("notebooks", "notebook", "research", "experiments"):
        folder = folder.parent
    return any(
        candidate.data.get("is") == "fetched"
        for path, facts in project.files.items()
        if PurePosixPath(path).is_relative_to(folder)
        for candidate in facts.candidates_of(ProductionInNotebook.code)
    )


def _writers(project: ProjectView) -> dict[str, list[str]]:
    """The notebooks that write model files, by the file's name."""
    known: dict[str, list[str]] | None = project.shared.get("model files made by notebooks")
    if known is None:
        known = project.shared["model files made by notebooks"] = {}
        for path, facts in sorted(project.files.items()):
            for candidate in facts.candidates_of(ProductionInNotebook.code) if facts.is_notebook else ():
                if candidate.data.get("is") == "written":
                    known.setdefault(candidate.data["file"], []).append(path)
    return known


def _readers(project: ProjectView) -> dict[str, list[tuple[str, int, bool]]]:
    """Modules that load model files, by the file's name, with the line and whether it comes out of a registry."""
    known: dict[str, list[tuple[str, int, bool]]] | None = project.shared.get("model readers")
    if known is None:
        known = {}
        for path, facts in project.files.items():
            if facts.is_notebook or "test" in path.lower() or _JUDGES.search(path):
                continue
            for candidate in facts.candidates_of(ProductionInNotebook.code):
                data: dict[str, Any] = candidate.data
                if data.get("is") == "read":
                    known.setdefault(data["file"], []).append((path, data["line"], data["fetched"]))
        project.shared["model readers"] = known
    return known
