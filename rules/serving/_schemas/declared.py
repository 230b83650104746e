"""What a request is declared to be: the fields of a schema, the parameters of a route, and their types as text."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import last_part
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled

_ALIAS: Final = regex(
    r"\b[a-z_]\w*\.(?=(List|Optional|Sequence|Iterable|Tuple|Dict|Mapping|Union|Any|Annotated|Literal)\b)"
)
"""What `typing` goes by where it is imported as a whole."""
NO_REQUEST: Final = regex(
    r"Response|Result|Output|Prediction$|Info|Detail|History|Status|Update|Patch|Filter|Config|Settings"
)
"""Names of schemas that are an answer, or a part of one, and no request."""


_RUNS: Final = regex(
    r"(?i)random_?(seed|state)|estimators$|epochs$|hyper_?param|learning_?(rate|mode)|dataset_?(path|id|checksum|uri)"
    r"|test_?(size|fraction|ratio)|holdout|n_?(splits|folds|trials)|(training|evaluation)_?rows|batch_?size|contamination"
)
"""Fields that say how a run trains or evaluates."""


def sets_up_run(node: ast.ClassDef) -> bool:
    """Whether a schema is asked for how something is trained or evaluated, by the names of several of its fields: no
    prediction is the answer.
    """
    return sum(_RUNS.search(spelled(field.target)) is not None for field in fields_of(node)) > 1


def fields_of(node: ast.ClassDef) -> list[ast.AnnAssign]:
    """The fields of a schema, each with its type."""
    return [each for each in node.body if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)]


def looked_at(node: ast.ClassDef) -> frozenset[str] | None:
    """The fields of a schema that a validator of its own looks at; None where one may look at any of them."""
    found: set[str] = set()
    for method in node.body:
        for decorator in method.decorator_list if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef) else ():
            if "valid" not in last_part(decorator.func if isinstance(decorator, ast.Call) else decorator):
                continue
            given = decorator.args if isinstance(decorator, ast.Call) else []
            names = {each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)}
            if not names or "*" in names:
                return None
            found |= names
    return frozenset(found)


def default_of(node: FunctionNode, argument: ast.arg) -> ast.expr | None:
    """What a parameter is where it is not given; None where it must be."""
    if argument in node.args.kwonlyargs:
        return node.args.kw_defaults[node.args.kwonlyargs.index(argument)]
    arguments = [*node.args.posonlyargs, *node.args.args]
    return dict(zip(reversed(arguments), reversed(node.args.defaults), strict=False)).get(argument)


def plain(annotation: ast.expr) -> str:
    """An annotation as text, without the name that `typing` goes by: ``List[Row]`` for ``tp.List[Row]``."""
    return _ALIAS.sub("", spelled(annotation))


def alternatives(annotation: ast.expr | None) -> Iterator[ast.expr]:
    """The members of ``Union[dict, list[dict]]`` and ``dict | list[dict]``, and any other annotation as it is."""
    if isinstance(annotation, ast.BinOp) and isinstance(annotation.op, ast.BitOr):
        yield from alternatives(annotation.left)
        yield from alternatives(annotation.right)
    elif isinstance(annotation, ast.Subscript) and last_part(annotation.value) == "Union":
        members = annotation.slice.elts if isinstance(annotation.slice, ast.Tuple) else [annotation.slice]
        for member in members:
            yield from alternatives(member)
    elif annotation is not None:
        yield annotation
