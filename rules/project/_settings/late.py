"""Variables of the environment that are set after what they are for was read: by a library, as it was imported, or into
a constant of the program.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.tree import parent_of

_HUB: Final = frozenset(
    {"transformers", "huggingface_hub", "datasets", "diffusers", "sentence_transformers", "evaluate", "peft"}
)
_NUMBERS: Final = frozenset({"numpy", "torch", "pandas", "scipy", "sklearn", "xgboost", "lightgbm"})
_AT_IMPORT: Final = (
    (regex(r"^HF_(HOME|ENDPOINT|HUB_\w+)$"), _HUB),
    (regex(r"^TRANSFORMERS_(CACHE|OFFLINE)$"), frozenset({"transformers"})),
    (regex(r"^HF_DATASETS_\w+$"), frozenset({"datasets"})),
    (regex(r"^(OMP|MKL|OPENBLAS|VECLIB_MAXIMUM|BLIS)_NUM_THREADS$"), _NUMBERS),
    (regex(r"^NUMEXPR_(MAX|NUM)_THREADS$"), frozenset({"numexpr"})),
    (regex(r"^PYTORCH_ENABLE_MPS_FALLBACK$"), frozenset({"torch", "torchvision"})),
    (regex(r"^TF_(CPP_MIN_LOG_LEVEL|ENABLE_ONEDNN_OPTS)$"), frozenset({"tensorflow", "keras"})),
    (regex(r"^KERAS_BACKEND$"), frozenset({"keras"})),
    (regex(r"^JAX_(PLATFORMS|PLATFORM_NAME|ENABLE_X64)$"), frozenset({"jax"})),
    (regex(r"^MPL(CONFIGDIR|BACKEND)$"), frozenset({"matplotlib"})),
    (regex(r"^NLTK_DATA$"), frozenset({"nltk"})),
)
"""What a library reads as it is imported, and never again. Not `CUDA_VISIBLE_DEVICES`, which is read at the first use
of a device, nor `TOKENIZERS_PARALLELISM`.
"""
_LOGS: Final = regex(
    r"LOG_LEVEL$|ONEDNN|^MPL|^(OMP|MKL|OPENBLAS|BLIS|VECLIB)|HF_TRANSFER$|TELEMETRY$|PROGRESS_BARS$|TIMEOUT$|_XET"
)
"""What is only told or slower where it is not set."""
_HANDS_ON: Final = (b"subprocess", b"multiprocessing", b"Popen(", b"os.exec", b"os.spawn", b"mp.spawn", b"os.system")
"""What starts programs, which get the environment as it is then."""
_STARTED: Final = (b"importlib", b"reload(", b"uvicorn.run(", b"runpy", b"gunicorn", b"execute_from_command_line")
"""What imports the program, or starts it, once the variable is set."""


class Late(NamedTuple):
    """Where a variable is set, its name, and the library that has read it ("": the program itself may have)."""

    place: ast.stmt
    variable: str
    library: str
    line: int
    matters: bool


def set_late(file: FileContext) -> Iterator[Late]:
    """Each variable that a file sets too late for a library, and those that its program may have read."""
    if file.source.notebook is not None or not file.holds(b"environ"):
        return
    told: set[str] = set()
    set_first: dict[str, int] = {}
    for statement, variable in _writes(file):
        set_first.setdefault(variable, statement.lineno)
        if variable in told:
            continue
        library, line = _read_by(file, variable)
        if variable == "MPLBACKEND" and file.holds(b"matplotlib.use(", b"switch_backend("):
            continue  # that says it, too
        if library and line < min(statement.lineno, set_first[variable]):
            if not file.holds(*_HANDS_ON):
                told.add(variable)
                yield Late(statement, variable, library, line, not _LOGS.search(variable))
        elif not library and _is_last(file, statement) and not file.holds(*_HANDS_ON, *_STARTED):
            told.add(variable)
            if _is_given_too(file, statement):
                continue
            yield Late(statement, variable, "", 0, matters=True)


def set_here(file: FileContext) -> list[str]:
    """The variables that a file puts into the environment of its process."""
    return list(dict.fromkeys(variable for _, variable in _writes(file))) if file.holds(b"environ") else []


def _writes(file: FileContext) -> Iterator[tuple[ast.stmt, str]]:
    """``os.environ["X"] = value``, ``os.environ.setdefault("X", value)``, ``os.putenv("X", value)``."""
    found: list[tuple[ast.stmt, str]] = []
    for statement in file.tree.of(ast.Assign):
        for target in statement.targets:
            if isinstance(target, ast.Subscript) and last_part(target.value) == "environ":
                variable = file.constant(target.slice)
                if isinstance(variable, str) and file.qualname(target.value) == "os.environ":
                    if not _is_what_it_was(file, statement.value, variable):
                        found.append((statement, variable))
    for call in file.calls_where(_sets):
        variable = file.constant(call.args[0]) if len(call.args) == 2 else None
        whole = file.statement_of(call)
        if isinstance(variable, str) and whole is not None:
            found.append((whole, variable))
    yield from sorted(found, key=lambda each: each[0].lineno)


def _is_what_it_was(file: FileContext, value: ast.expr, variable: str) -> bool:
    """``os.environ["X"] = os.getenv("X")``: it is set to what it holds."""
    if isinstance(value, ast.Subscript):
        return file.constant(value.slice) == variable and file.qualname(value.value) == "os.environ"
    return (
        isinstance(value, ast.Call)
        and len(value.args) == 1
        and not value.keywords
        and file.call_name(value) in ("os.getenv", "os.environ.get")
        and file.constant(value.args[0]) == variable
    )


def _sets(name: str, _: str) -> bool:
    return name in ("os.environ.setdefault", "os.putenv")


def _read_by(file: FileContext, variable: str) -> tuple[str, int]:
    """The library that reads a variable as it is imported, and the line of the module level where it is."""
    readers = next((libraries for known, libraries in _AT_IMPORT if known.match(variable)), frozenset())
    lines = [
        (statement.lineno, name)
        for statement in file.tree.module.body
        if isinstance(statement, ast.Import | ast.ImportFrom)
        for name in _imported(statement)
        if name in readers
    ]
    line, name = min(lines, default=(0, ""))
    return name, line


def _imported(statement: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(statement, ast.Import):
        return [alias.name.partition(".")[0] for alias in statement.names]
    return [(statement.module or "").partition(".")[0]] if not statement.level else []


def _is_last(file: FileContext, statement: ast.stmt) -> bool:
    """Whether a variable is set where the program runs already: in its main part, or in a function called `main`."""
    home = file.function_of(statement)
    if home is not None:
        return home.name in ("main", "cli", "run", "parse_args") and not _imports_later(file, home, statement)
    return any("__name__" in ast.unparse(each.test) for each in file.ancestors(statement, ast.If)) and not any(
        isinstance(each, ast.Import | ast.ImportFrom) and each.lineno > statement.lineno
        for block in file.ancestors(statement, ast.If)
        for each in ast.walk(block)
    )


def _is_given_too(file: FileContext, statement: ast.stmt) -> bool:
    """Whether what the variable is set to goes into a name of the module, or of another one, beside it:
    ``os.environ["TAGS"] = args.tags`` and ``TAGS = args.tags``.
    """
    if not isinstance(statement, ast.Assign) or isinstance(statement.value, ast.Constant):
        return False
    given = ast.unparse(statement.value)
    for each in getattr(parent_of(statement), "body", ()):
        if each is statement or not isinstance(each, ast.Assign) or ast.unparse(each.value) != given:
            continue
        target = each.targets[0]
        if isinstance(target, ast.Attribute) or (isinstance(target, ast.Name) and _is_of_module(file, target)):
            return True
    return False


def _is_of_module(file: FileContext, name: ast.Name) -> bool:
    """Whether the module gives a name more than one value, where it is written here."""
    home = file.function_of(name)
    scope = file.tree.scope_at(home) if home is not None else None
    here = scope is None or name.id in scope.globals
    return here and len(file.tree.root.bindings.get(name.id, ())) > 1


def _imports_later(file: FileContext, home: ast.AST, statement: ast.stmt) -> bool:
    found: list[ast.stmt] = [*file.inside(home, ast.Import), *file.inside(home, ast.ImportFrom)]
    return any(each.lineno > statement.lineno for each in found)


def read_before(candidate: Candidate, project: ProjectView, code: str) -> tuple[str, int] | None:
    """Where a constant of the program took the variable, before the file's main part sets it; None where a function
    reads it, too, which may come later.
    """
    where = candidate.finding.location
    if where is None:
        return None
    variable = candidate.data["variable"]
    reads = [
        (path, each)
        for path, facts in project.files.items()
        for each in facts.candidates_of(code)
        if each.data.get("kind") == "default" and each.data["variable"] == variable
    ]
    if any(each.function for _, each in reads):
        return None
    before = project.imported_by([where.path])
    for path, each in reads:
        place = each.finding.location
        if place is not None and path in before and (path != where.path or place.line < where.line):
            return path, place.line
    return None
