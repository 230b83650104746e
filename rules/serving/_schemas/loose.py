"""Schemas that let anything through: a field for the model's input that may hold whatever was sent."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.spelling import spelled

from .declared import fields_of, looked_at, plain

_ANYTHING: Final = r"((typing\.)?(Any|dict|Dict|Mapping)|object|(dict|Dict|Mapping)\[str, (Any|object)\])"
_LOOSE: Final = regex(
    rf"^({_ANYTHING}|(typing\.)?([Ll]ist|Sequence)(\[({_ANYTHING}|list|List\[Any\]|list\[Any\])\])?)$"
)
_INPUT: Final = regex(
    r"^((raw|model|input|inference)_)?(inputs?|features?|data|payload|instances?|records?|rows?|values?|samples?|x|X"
    r"|images?|imgs?|pixels|arrays?|tensors?|vectors?|matrix|data_?frame|df)$"
    r"|^\w+_features$"
)
"""Names of fields that hold what a model is given; parameters and metadata are none."""
_ROWS: Final = regex(rf"^(typing\.)?([Ll]ist|Sequence)\[{_ANYTHING}\]$")
_LIST: Final = regex(rf"^(typing\.)?([Ll]ist|Sequence)(\[({_ANYTHING}|list|List\[Any\]|list\[Any\])\])?$")
_NO_ROWS: Final = regex(
    r"(?i)message|history|context|metadata|document|filter|tool|source|result|chunk|option|setting|step|tag"
)
"""Lists of anything are rows, unless their name says that a model is told something with them."""
_FIGURES: Final = regex(
    r"^(([Ll]ist|Sequence)\[)?(dict|Dict|Mapping)\[str, ((float|int|str|bool)( \| )?|Union\[[\w, ]+\])+\]\]?$"
)
"""Figures and texts under names that nobody lists: ``Dict[str, float]``, also several of them."""
_MAYBE: Final = regex(r"^Optional\[(.*)\]$|( \| None)$")
_FEW: Final = 3
_ANSWERS: Final = regex(r"Response|Result|Output|Prediction$|Info|Detail|History|Status")
_LIBRARIES: Final = ("typing.", "pydantic.", "datetime.", "enum.", "builtins.", "collections.")
_VALIDATES: Final = regex(
    r"(?i)valid|schema|sanit|pandera|coerce|check_(input|feature|payload|column|shape|row|data)|ensure_"
)
_OF_CALLERS: Final = regex(r"(?i)token|key|user|auth|password|credential|session")
"""What else is validated on the way: who calls."""


def loose_field(node: ast.ClassDef) -> ast.AnnAssign | None:
    """The field of a request's schema that holds the model's input and may be anything; None where it is checked."""
    looked = looked_at(node)
    if looked is None or _ANSWERS.search(node.name):
        return None
    every = fields_of(node)
    fields = [field for field in every if ast.unparse(field.target) not in looked]
    for field in fields:
        if _INPUT.match(spelled(field.target)) and _LOOSE.match(_MAYBE.sub(r"\1", plain(field.annotation))):
            return field
    return next(filter(_is_rows, fields), None) if len(every) <= _FEW else None


def named_figures(node: ast.ClassDef) -> ast.AnnAssign | None:
    """The field of a request's schema that holds the model's input as figures under any names; None where it is
    checked.
    """
    looked = looked_at(node)
    if looked is None or _ANSWERS.search(node.name):
        return None
    for field in fields_of(node):
        name = spelled(field.target)
        if name not in looked and _INPUT.match(name) and _FIGURES.match(_MAYBE.sub(r"\1", plain(field.annotation))):
            return field
    return None


def is_list_of_anything(annotation: str) -> bool:
    """``list``, ``List[Any]``, ``list[dict]``: an annotation, as text, of a list whose items may be anything."""
    return _LIST.match(annotation) is not None


def _is_rows(field: ast.AnnAssign) -> bool:
    """``claims: list[dict[str, Any]]``: what a batch is scored of, whatever its name."""
    return _ROWS.match(spelled(field.annotation)) is not None and not _NO_ROWS.search(ast.unparse(field.target))


def held_by(file: FileContext, node: ast.ClassDef) -> list[str]:
    """The classes that the fields of a schema hold, by themselves or in lists, by their resolved names."""
    fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
    parts = (part for field in fields for part in ast.walk(field.annotation) if isinstance(part, ast.Name))
    found = {file.names.annotation(part) or "" for part in parts if part.id[:1].isupper()}
    return sorted(name.removesuffix("()") for name in found if name and not name.startswith(_LIBRARIES))


def validates(project: ProjectView, route: Node) -> bool:
    """Whether a route, or anything that it calls, looks at what it was sent by a name that says so."""
    for each in project.reach([route]):
        function = project.function(each)
        names = [each[1], *(call.target for call in function.calls)] if function is not None else [each[1]]
        for name in names:
            last = name.replace("()", "").rpartition(".")[2]
            if _VALIDATES.search(last) and not _OF_CALLERS.search(last) and last != "model_validate":
                return True
    return False
