"""Numbers of a request that have a type and no range."""

from __future__ import annotations

import ast
import re
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.spelling import spelled

from .declared import default_of, fields_of, looked_at, plain
from .loose import validates

NUMBER: Final = regex(r"(Optional\[)?(int|float)\b(\]| \| None)?$")
BOUNDED: Final = regex(
    r"\b(ge|gt|le|lt|multiple_of|allow_inf_nan|minimum|maximum)=|\bcon(int|float)\(|Positive|NonNeg|Negative|[Ff]inite"
    r"|valid|Annotated|Literal\["
)
_NO_FEATURE: Final = regex(
    r"(?i)(^|_)(id|ids|key|seed|page|limit|offset|skip|size|count|version|timestamp|time|timeout|tokens?|top_?[kp]|k|n|beams|steps"
    r"|batch|port|width|height|confidence|threshold|score|scale|index)(_|$)|_length$|penalty$"
)
"""Names of numbers that are no measurement which a model is given."""
_HUMP: Final = regex(r"(?<=[a-z0-9])(?=[A-Z])")
_GENERATION: Final = frozenset({"prompt", "messages", "message", "max_tokens", "top_p", "query", "question"})
_SAMPLER: Final = regex(r"^(temperature|top_[pk]|min_p|\w+_penalty|max_(new_|output_|completion_)?tokens|max_length)$")
_SAMPLES: Final = regex(r"^(temperature|top_p|min_p|\w+_penalty)$")
"""Numbers of a generation, and those of them that a sampler takes."""
_REFUSES: Final = frozenset({"HTTPException", "abort", "ValidationException", "BadRequest", "InvalidArgument"})


def is_measurement(field: ast.AnnAssign) -> bool:
    """Whether a field is a number that a model may be given, by its type and name."""
    name = _HUMP.sub("_", ast.unparse(field.target))  # ``promptId`` is as good an id as ``prompt_id``
    return NUMBER.match(plain(field.annotation)) is not None and not _NO_FEATURE.search(name)


def out_of_range(fields: list[ast.AnnAssign]) -> str:
    """What numbers without a range let through: no whole number is infinite, or none at all."""
    whole = all("float" not in plain(field.annotation) for field in fields)
    return "negative values and those far too large" if whole else "negative values, infinity and NaN"


def odd_one_out(node: ast.ClassDef) -> ast.AnnAssign | None:
    """The first number of a schema that has no range where others have one; None where a validator may look at it."""
    fields = fields_of(node)
    names = {ast.unparse(field.target) for field in fields}
    validators = [s for s in node.body if isinstance(s, ast.FunctionDef)]
    if any("model_validator" in spelled(s) or "root" in spelled(s) for s in validators):
        return None
    looked_at = " ".join(spelled(s) for s in validators)
    if names & _GENERATION:
        return _loose_sampler(fields, looked_at)
    numbers = [field for field in fields if is_measurement(field)]
    bare = [
        field
        for field in numbers
        if not BOUNDED.search(spelled(field)) and not re.search(rf"\b{ast.unparse(field.target)}\b", looked_at)
    ]
    bounded = len(numbers) - len(bare)
    return bare[0] if bare and bounded >= 2 and bounded >= len(bare) else None


def mostly_bare(node: ast.ClassDef) -> list[ast.AnnAssign]:
    """The numbers of a schema that have no range, where they are more than those that have one and a validator looks at
    none of them; what is bounded beside them, or is one of a closed set, says nothing of these.
    """
    looked = looked_at(node)
    if looked is None or "allow_inf_nan" in spelled(node):
        return []
    numbers = [field for field in fields_of(node) if is_measurement(field)]
    bare = [
        field for field in numbers if not BOUNDED.search(spelled(field)) and ast.unparse(field.target) not in looked
    ]
    return bare if len(bare) > 2 and 2 * len(bare) > len(numbers) else []


def _loose_sampler(fields: list[ast.AnnAssign], looked_at: str) -> ast.AnnAssign | None:
    """``temperature: float`` beside ``max_tokens: int = Field(le=512)``: the one was thought of, and the other not."""
    asked = [
        field for field in fields if _SAMPLER.match(spelled(field.target)) and NUMBER.match(plain(field.annotation))
    ]
    bounded = [field for field in asked if BOUNDED.search(spelled(field))]
    open_ones = [field for field in asked if field not in bounded and _SAMPLES.match(ast.unparse(field.target))]
    named = (field for field in open_ones if not re.search(rf"\b{ast.unparse(field.target)}\b", looked_at))
    return next(named, None) if bounded else None


def open_numbers(node: FunctionNode) -> list[ast.arg]:
    """The numbers among a route's own parameters, where there are several and none has a range or is compared."""
    arguments = [*node.args.args, *node.args.kwonlyargs]
    numbers = [a for a in arguments if a.annotation is not None and NUMBER.match(plain(a.annotation))]
    numbers = [a for a in numbers if not _NO_FEATURE.search(_HUMP.sub("_", a.arg))]
    if len(numbers) < 2 or BOUNDED.search(spelled(node.args)):
        return []
    if any(_is_no_field(default_of(node, a)) for a in numbers):
        return []
    names = {a.arg for a in numbers}
    tests = [part for statement in node.body for part in ast.walk(statement) if isinstance(part, ast.Compare)]
    compared = {n.id for test in tests for n in ast.walk(test) if isinstance(n, ast.Name)}
    return [] if names & compared else numbers


def _is_no_field(default: ast.expr | None) -> bool:
    return isinstance(default, ast.Call) and last_part(default.func) not in ("Query", "Form", "Body")


def refuses(project: ProjectView, route: Node) -> bool:
    """Whether a route, or anything that it calls, turns away what it was sent."""
    if validates(project, route):
        return True
    functions = filter(None, map(project.function, project.reach([route])))
    return any(call.target.rpartition(".")[2] in _REFUSES for function in functions for call in function.calls)
