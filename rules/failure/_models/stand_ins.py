"""What is put in the place of a model that is missing, and pretends to be one."""

from __future__ import annotations

import ast
from functools import lru_cache
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.written import as_written

_STAND_IN: Final = regex(
    r"^(Mock|Mocked|Dummy|Fake|Stub|Simulated)\w*(Model|Classifier|Predictor|Regressor|Estimator|Pipeline|LLM|Recommender|Detector)$"
    r"|^(Mock|Mocked|Dummy|Fake|Stub|Simulated)\w*(LLM|Model|Chat|Embeddings?)(Provider|Client|Backend|Service|Engine)?$"
    r"|(^|_)(mock|mocked|dummy|fake|stub|simulated)_(\w+_)?(model|classifier|predictor|regressor|estimator|pipeline|llm)$"
)
"""Classes and functions that pretend to be a model."""
PRETENDS: Final = (
    *(b"Mock", b"Dummy", b"Fake", b"Stub", b"Simulated"),
    *(b"mock", b"dummy", b"fake", b"stub", b"simulated"),
)
"""What a file holds that has one of them."""
_ANSWERS: Final = frozenset(
    {
        "predict",
        "predict_proba",
        "run",
        "__call__",
        "infer",
        "score",
        "transform",
        "embed",
        "encode",
        "generate",
        "classify",
    }
)
_DECLARED: Final = regex(r"(?i)fallback|baseline|default|heuristic|rule")
"""Classes that say what they are: a way to go on that somebody chose."""
_SIZES: Final = regex(r"^len\(\w+\)$|^\w+\.shape(\[\d\])?$")


def has_stand_in(file: FileContext) -> bool:
    """Whether anything in a file is called that `stand_in` may find."""
    return file.holds(*PRETENDS) and any(map(_is_stand_in, lasts(file)))


def may_pretend(file: FileContext) -> bool:
    """Whether `stand_in` may find anything: it reads names as they are written, also those of what is imported by
    another name, and of what is chosen where it is called, which `lasts` does not have.
    """
    return file.holds(*PRETENDS) and (has_stand_in(file) or bool(file.tree.root.renamed) or "" in lasts(file))


@lru_cache(maxsize=100_000)
def _is_stand_in(name: str) -> bool:
    return _STAND_IN.search(name) is not None


def stand_in(body: list[ast.stmt]) -> str:
    """The pretended model that a block puts in the place of the one that is missing; "" where there is none."""
    for statement in statements(body):
        if isinstance(statement, ast.Assign | ast.Return | ast.Expr):
            value = statement.value.value if isinstance(statement.value, ast.Await) else statement.value
            if isinstance(value, ast.Call):
                made = value.func
                name = made.attr if isinstance(made, ast.Attribute) else as_written(made).rpartition(".")[2]
                if _is_stand_in(name):
                    return name
    return ""


def answers_regardless(file: FileContext, body: list[ast.stmt]) -> str:
    """The class of this file that a block puts in a model's place, whose answers do not depend on what it is asked."""
    for statement in statements(body):
        value = getattr(statement, "value", None)
        if isinstance(statement, ast.Assign | ast.Return) and isinstance(value, ast.Call) and not value.args:
            cls = next((c for c in file.tree.of(ast.ClassDef) if c.name == last_part(value.func)), None)
            methods = [m for m in cls.body if isinstance(m, ast.FunctionDef) and m.name in _ANSWERS] if cls else []
            if (
                cls is not None
                and methods
                and not _DECLARED.search(cls.name)
                and all(_ignores(file, method) for method in methods)
            ):
                return cls.name
    return ""


def _ignores(file: FileContext, method: FunctionNode) -> bool:
    """Whether a method answers the same to all: it asks its arguments for their size at most, and no other object."""
    given = {a.arg for a in (*method.args.posonlyargs, *method.args.args)}
    sizes = (
        {n for part in ast.walk(method) if _SIZES.search(ast.unparse(part)) for n in ast.walk(part)} if given else set()
    )
    used = [n for s in method.body for n in file.inside(s, ast.Name) if n.id in given and n not in sizes]
    returns = [s for s in statements(method.body) if isinstance(s, ast.Return) and s.value is not None]
    return bool(returns) and not used
