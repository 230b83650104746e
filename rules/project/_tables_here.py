"""Tables that training reads and that no module of the project makes: a notebook alone does."""

from __future__ import annotations

import ast
from fnmatch import fnmatchcase
from typing import Any, Final

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

from ._artifacts import file_name
from ._only_here import CODE, Reader

_NAMED: Final = regex(r"[\"']([^\"'\n]{0,200}?)([\w.-]+\.(?:csv|parquet|pq|feather|xlsx))[\"']")
_ENDING: Final = regex(r"\.(?:csv|parquet|pq|feather|xlsx)[\"']")
_WRITES: Final = frozenset({"to_csv", "to_parquet", "to_feather", "to_excel"})
_FETCHES: Final = regex(
    r"(?i)^(urlretrieve|\w*download\w*|writerows?|savetxt|copyfile|extractall|write_csv|write_parquet)$"
)
"""Calls after which a table may lie somewhere, under a name that is not seen."""
_COMMON: Final = regex(
    r"(?i)^(x_|y_)?(data|dataset|df|train|test|val|valid|validation|training|input|output|results?|predictions?|submission"
    r"|processed|clean(ed)?|raw|final|features?|labels?|target|sample|temp|tmp)(_data|_set|_df|_features)?\d*\.\w+$"
)
"""Names that many tables of many projects have: the folder tells whether two of them are the same."""
_ASIDE: Final = regex(
    r"(?i)(^|[/_ -])(demo|example\w*|tutorial\w*|scratch|trial|archive\w*|old\w*|checkpoints?|homework\w*)([/_. -]|$)"
)
_TRAINS: Final = regex(r"(^|/)train(_\w+)?\.py$|_train(ing|er)?\.py$")
_BESIDE: Final = regex(r"(?i)(^|/)(notebooks?|research|experiments?|scratch|docs?)/")
_PREDICTS: Final = regex(r"(^|[/_])(predict|infer|inference|serve)(_\w+)?\.py$")
_FILLS: Final = regex(r"(?i)(^|[/_])(ingest|index|populate|upsert|seed|embed)(_\w+)?\.py$")
"""Scripts that fill the store from which a service answers."""
_LETTERS: Final = regex(r"[A-Za-z]")
_ENOUGH: Final = 6
_MEASURES: Final = regex(r"(?i)(metrics?|results?|report|evaluation|comparison|summary|predictions?|analysis|scores?)")
"""What is measured is no input of training."""


def may_write_table(last: str) -> bool:
    """Whether `written_table` may have something to say of calls of this name."""
    return last in _WRITES


def written_table(file: FileContext, node: ast.Call) -> tuple[str, str] | None:
    """The folder and the name of the table that a call writes; None where they are not known."""
    if last_part(node.func) not in _WRITES or not node.args:
        return None
    name = file_name(file, node.args[0]) or _pattern(node.args[0])
    if not _ENDING.search(f"{name}'") or _MEASURES.search(name):
        return None
    whole = file.constant(node.args[0])
    folder = whole.replace("\\", "/").rpartition("/")[0] if isinstance(whole, str) else ""
    return folder.rpartition("/")[2], name


def _pattern(node: ast.expr) -> str:
    """``chunks_*.parquet`` of ``f"out/chunks_{size}.parquet"``; "" where too little of the name is written out."""
    if not isinstance(node, ast.JoinedStr):
        return ""
    parts = [str(p.value) if isinstance(p, ast.Constant) else "*" for p in node.values]
    name = "".join(parts).replace("\\", "/").rpartition("/")[2]
    return name if len(_LETTERS.findall(name.partition(".")[0])) >= _ENOUGH else ""


def _is(name: str, made: str) -> bool:
    return name == made or ("*" in made and fnmatchcase(name, made))


def named_tables(file: FileContext) -> dict[str, Any] | None:
    """The tables that the text of a module names, and whether it reads and writes tables; None where it names none."""
    found: dict[str, list[Any]] = {}
    for number, line in enumerate(file.source.lines, 1) if _ENDING.search(file.source.text) else ():
        if _ENDING.search(line) and not line.lstrip().startswith("#"):
            for match in _NAMED.finditer(line):
                folder = match[1].replace("\\", "/").rstrip("/").rpartition("/")[2]
                found.setdefault(match[2], [match[2], folder, number])
    if not found:
        return None
    reads = any(last.startswith(("read_", "scan_")) for _, last in file.calls)
    written = [file_name(file, call.args[0]) if call.args else "" for call in file.calls_where(_is_write)]
    unseen = "" in written or any(_FETCHES.match(last) for _, last in file.calls)
    return {"tables": list(found.values()), "reads": reads, "written": written, "unseen": unseen}


def _is_write(_name: str, last: str) -> bool:
    return last in _WRITES


def only_maker(project: ProjectView, notebook: str, folder: str, made: str) -> tuple[Reader, str, bool] | None:
    """Where a module reads a table that is made in a notebook and by no module, its name, and whether the module
    trains on it; None where there is no such place.
    """
    modules = _modules(project)
    namers = [(path, data, table) for path, data in modules for table in data["tables"] if _is(table[0], made)]
    if _ASIDE.search(notebook) or any(_is(name, made) for _, data in modules for name in data["written"]):
        return None
    if any(data["unseen"] for _, data, _ in namers):
        return None
    found = [
        (Reader(path, line), name, _trains(project, path))
        for path, data, (name, where, line) in namers
        if data["reads"] and (folder == where or not _COMMON.match(name)) and not _BESIDE.search(path)
    ]
    served = project.start_up("serving")
    found = [each for each in found if each[2] or each[0].path in served or _feeds(each[0].path)]
    return max(found, key=lambda each: each[2], default=None)


def _feeds(path: str) -> bool:
    """Whether a module predicts, or fills the store from which a service answers, by its name."""
    return _PREDICTS.search(path) is not None or _FILLS.search(path) is not None


def _trains(project: ProjectView, path: str) -> bool:
    """Whether a module trains, or runs one that does."""
    if _PREDICTS.search(path):
        return False
    if _TRAINS.search(path):
        return True
    known: frozenset[str] | None = project.shared.get("modules that train")
    if known is None:
        starts = sorted({e.path for e in project.entry_points if e.kind == "training" and e.path.endswith(".py")})
        known = project.shared["modules that train"] = project.imported_by(starts)
    return path in known


def _modules(project: ProjectView) -> list[tuple[str, dict[str, Any]]]:
    """What is noted of the tables that modules name."""
    known: list[tuple[str, dict[str, Any]]] | None = project.shared.get("tables that modules name")
    if known is None:
        known = project.shared["tables that modules name"] = [
            (path, candidate.data)
            for path, facts in sorted(project.files.items())
            if not facts.is_notebook and not is_test_path(path)
            for candidate in facts.candidates_of(CODE)
            if candidate.data.get("is") == "tables"
        ]
    return known
