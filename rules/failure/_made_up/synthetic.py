"""Data that is made up where the real data is missing, and that a model is trained on as if it were real."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from mlaudit.code.called import lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import below
from mlaudit.code.vocabulary import asks_on, lines_with

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import shown_call
from .._work import calls, kinds

_MISSING: Final = regex(r"(\.exists\(\)|\.is_file\(\)|\.is_dir\(\)|os\.path\.(exists|isfile|isdir)\(|os\.listdir\()")
_LOOKS: Final = ("exists", "is_file", "is_dir", "isfile", "isdir", "listdir")
"""What is called to look whether a file is there."""
_DRAWS: Final = regex(
    r"^(numpy\.random\.(default_rng\(\)\.|RandomState\(\)\.)?|torch\.|random\.)"
    r"(rand|randn|randint|normal|uniform|random|integers|standard_normal|random_sample|poisson|gauss|exponential)$"
    r"|^sklearn\.datasets\.make_\w+$|^faker\.Faker\(\)\.\w+$"
)
_MAKES: Final = regex(
    r"(?i)(^|_)(synth\w*|dummy|fake|mock\w*|simulated?|artificial|random)(_\w*)?_?(data|dataset|df|frame|samples?|rows|records)"
    r"($|_)"
)
"""Functions that say by their names that they make data up."""
_MAKES_LOCAL: Final = regex(r"(?i)^_*(generate|create|make|build|simulate|synthesi[sz]e|get)_\w+$")
_TRAINS: Final = (
    b".fit(",
    b".backward()",
    b".train(",
    b"train_model(",
    b"optimizer = ",
    b"Trainer(",
    b"train_one_epoch(",
)
TRAINED: Final = "trained"
"""What `settled` has to ask of data that is written down: whether the project trains on any."""
_TIMES: Final = (b"perf_counter", b"timeit", b".elapsed_time(")
_KEEPS: Final = regex(
    r"(?i)^(save(?!fig)\w*|\w*_save|dump|log_model|register_model|export|to_pickle|state_dict|(\w+)?trainer|\w*checkpoint)$"
)
"""Calls by which a model outlives the run."""
_HANDS_ON: Final = (b".to_parquet(", b".to_csv(", b".to_sql(", b".to_feather(", b".to_pickle(")
_INGESTS: Final = regex(
    r"(?i)(^|[/_])(data|dataset|ingest(ion)?|load(er)?|etl|extract|prepare|preprocess(ing)?)([/_.]|$)"
)
_SHOWS: Final = regex(r"(?i)(^|[/_])(dashboard|report\w*|streamlit|ui|pages?|app|plots?)([/_.]|$)")
_DECLARED: Final = regex(r"(?i)(^|[/_])(demo|example|test|smoke|quick_?start|sandbox|tutorial|generate\w*|synth\w*)")
_WORK: Final = frozenset({"read", "query", "request"})
_NO_FILE: Final = regex(r"FileNotFound|\b(OS|IO)Error")
_GETS: Final = regex(
    r"(?i)^_*(load|read|get|fetch|download|prepare|build|create|make|query)_(\w+_)?"
    r"(data|datasets?|data_?loaders?|loaders?|df|frames?|dataframe|rows|records|csv|table|samples?|images?|corpus)(_\w+)?$"
)
_STOPS: Final = frozenset({"exit", "_exit", "abort", "stop"})


def synthetic_where_missing(file: FileContext, node: ast.If) -> tuple[ast.stmt, str] | None:
    """``if not path.exists(): frame = make_rows()``: where data is made up, and what is called for it; to be asked only
    in a file that `looks_for_data`.
    """
    if not asks_on(lines_with(file, *_LOOKS), node) or not _MISSING.search(ast.unparse(node.test)):
        return None
    branch = _branch(node)
    if branch not in (node.body, node.orelse) and writes_data(file):
        return None  # what comes after a step that was done need not be in the place of its data
    made = _made_up(file, branch)
    if not made or "model" in made.rpartition(".")[2].lower():
        return None  # that a dummy answers in the place of a model, MLA103 says
    return (node if branch is node.body else next(s for s in branch if _made_up(file, [s]))), made


def looks_for_data(file: FileContext) -> bool:
    """Whether a file that trains something, or writes down what another one trains on, asks anywhere whether a file is
    there.
    """
    return not lasts(file).isdisjoint(_LOOKS) and (_trains(file) or writes_data(file))


def writes_data(file: FileContext) -> bool:
    """Whether a file that trains nothing itself reads rows, and writes them for what comes next."""
    return (
        file.holds(*_HANDS_ON)
        and file.holds(b".read_")
        and not file.holds(*_TRAINS)
        and _INGESTS.search(file.path) is not None
        and not _DECLARED.search(file.path)
        and not _SHOWS.search(file.path)
    )


def synthetic_instead(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except FileNotFoundError: frame = pd.DataFrame({"a": np.random.randn(100)})``."""
    made = _made_up(file, handler.body)
    if not made or not _trains(file) or handlers.raises(handler):
        return None
    about = kinds(file, block.body)
    if "load" in about and "model" in made.lower():
        said = f"when `{shown_call(file, about['load'])}` fails, what `{made}` makes up is served in its place"
        return Verdict("MLA109", f"{said}: its answers come from no real rows, and nothing in them says so", 0.8)
    missing = handler.type is not None and _NO_FILE.search(ast.unparse(handler.type)) is not None
    if about.keys().isdisjoint(_WORK) and not missing and not _gets_data(file, block):
        return None
    return Verdict("MLA109", said_of(made), 0.7)


def _gets_data(file: FileContext, block: ast.Try) -> bool:
    """Whether a `try` calls what is named for the data that it gets: ``get_dataloaders(...)``."""
    return any(_GETS.match(last_part(call.func)) for call in calls(file, block.body))


def said_of(made: str) -> str:
    """What is wrong with data that `made` made up."""
    said = f"where the data cannot be had, what `{made}` makes up takes its place"
    return f"{said}: a model is trained, and kept, as if it had seen real rows"


def _trains(file: FileContext) -> bool:
    """Whether a file trains something, and is not there to show, to try or to time it."""
    return file.holds(*_TRAINS) and not _DECLARED.search(file.path) and not _only_times(file)


def _only_times(file: FileContext) -> bool:
    """Whether a file measures how long training takes, and keeps no model of it: any rows do for that."""
    if not file.holds(*_TIMES) or file.holds(b"return model"):
        return False
    return not any(_KEEPS.match(last) for last in lasts(file))


def _branch(node: ast.If) -> list[ast.stmt]:
    """The statements that run where a file is missing."""
    if "not " in ast.unparse(node.test):
        return node.body
    if node.orelse or not isinstance(node.body[-1], ast.Return):
        return node.orelse
    return below(node)


def _made_up(file: FileContext, body: Iterable[ast.stmt]) -> str:
    """The call by which a block makes data up, and goes on; "" for none."""
    found = ""
    for statement in body:
        if isinstance(statement, ast.Raise):
            return ""
        for call in file.inside(statement, ast.Call):
            if last_part(call.func) in _STOPS:
                return ""
            if not found and _draws(file, call):
                found = file.text(call.func)
    return found


def _draws(file: FileContext, call: ast.Call) -> bool:
    last = last_part(call.func)
    if _draws_by_name(file.call_name(call) or "", last):
        return True
    if not _MAKES_LOCAL.match(last):
        return False
    return any(
        _draws_by_name(file.call_name(inner) or "", "")
        for function in file.functions()
        if function.name == last
        for inner in file.inside(function, ast.Call)
    )


@lru_cache(maxsize=100_000)
def _draws_by_name(name: str, last: str) -> bool:
    return _DRAWS.match(name) is not None or _MAKES.search(last) is not None
