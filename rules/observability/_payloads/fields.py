"""Fields of what was sent: the text in them, and what they tell of a person when some of them stand together."""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .._personal import field_of, tells
from .bodies import is_part, is_whole, may_bring

WRITTEN: Final = regex(
    r"(?i)^(\w+_)?(message|content|comments?|reviews?|description|msg|articles?|essay|feedback|complaint|letter|story"
    r"|headline|speech|notes?|resume|cv|diary|caption|symptoms?|complaints|opinion|conversation|instruction|biography"
    r"|texto|mensaje|pregunta|frase|pergunta|mensagem|texte|phrase|frage|nachricht|testo|domanda|metin|soru)$"
)
"""Fields that somebody wrote, where they are seen to be of a request."""
_OWN: Final = regex(r"(?i)(error|err|status|log|model|system|response|result|release|success|default|debug)_?\w+$")
_CLEAR: Final = regex(
    r"(?i)^(\w+_)?(age|sex|gender|bmi|race|ethnicity|religion|nationality|marital(_status)?|salary|(annual_|monthly_)?income"
    r"|glucose|insulin|blood_pressure|cholesterol|chol|smoker|smoking(_status|_history)?|pregnancies|disability"
    r"|occupation|dependents|edad|sexo|genero|idade|genre|sexe|alter|geschlecht)$"
)
"""Fields that are about a person."""
_BESIDE: Final = regex(
    r"(?i)^(name|nome|nombre|city|address|zip(_?code)?|postal_?code|height|weight|education|job|country)$"
)
"""Fields that tell of a person where one of the others stands beside them."""
_PERSON: Final = regex(
    r"(?i)(^|_)(patient|applicant|customer|employee|student|pupil|passenger|person|candidate|borrower|member|citizen)$"
)
_TOGETHER: Final = 2
_NESTED: Final = 2
"""Rows in rows that are looked into."""


def tells_of_person(name: str) -> bool:
    """Whether a field of this name is about a person, or is so beside another that is."""
    return any(known.match(name) for known in (_CLEAR, _BESIDE)) or tells(name)


def written_field(file: FileContext, node: ast.expr) -> bool:
    """Whether an expression is a field of a request that somebody wrote: ``form["comment"]``, also by another name."""
    if not may_bring(file):
        return False
    if isinstance(node, ast.Name):
        if not WRITTEN.match(node.id) or _OWN.match(node.id):
            return False
        made = file.names.single_value(node)
        return made is not None and made is not node and is_part(file, made)
    name = field_of(file, node)
    return WRITTEN.match(name) is not None and not _OWN.match(name) and is_part(file, node)


class Told(NamedTuple):
    """A field of somebody that a line shows, by its name, and whether that alone says that it is about a person."""

    name: str
    clear: bool
    part: ast.expr


def told_of_person(file: FileContext, parts: list[ast.expr]) -> list[Told]:
    """The fields of one line that tell something of a person."""
    found: dict[str, Told] = {}
    for part in (inner for each in parts for inner in _laid_out(file, each)):
        name = part.id if isinstance(part, ast.Name) else field_of(file, part)
        clear = _CLEAR.match(name) is not None
        if clear or _BESIDE.match(name):
            owner = _owner(part)
            of_person = owner is not None and _PERSON.search(last_part(owner)) is not None
            if of_person or _is_brought(file, part):
                found.setdefault(name, Told(name, clear, part))
    return list(found.values())


def _laid_out(file: FileContext, part: ast.expr, depth: int = _NESTED) -> list[ast.expr]:
    """The parts of a row that is put together under a name: ``row = [[order.age, order.income]]``."""
    made = file.names.single_value(part) if isinstance(part, ast.Name) else part
    if isinstance(made, ast.List | ast.Tuple) and depth > 0:
        return [inner for each in made.elts for inner in _laid_out(file, each, depth - 1)]
    return [part]


def describe(told: list[Told]) -> bool:
    """Whether some fields together describe somebody: too few, or none that is clear, tell of nobody."""
    return len({each.name for each in told}) >= _TOGETHER and any(each.clear for each in told)


def _owner(node: ast.expr) -> ast.expr | None:
    """What a field is of."""
    if isinstance(node, ast.Attribute | ast.Subscript):
        return node.value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.value
    return None


def _is_brought(file: FileContext, node: ast.expr) -> bool:
    """Whether a field is of a request, or of what a function was given whose fields are asked for by name."""
    if isinstance(node, ast.Name):
        bindings = file.names.lookup(node.id, node)
        return any(b.kind == "arg" for b in bindings) or is_part(file, node)
    owner = _owner(node)
    if owner is None:
        return False
    if is_whole(file, owner):
        return True
    return isinstance(owner, ast.Name) and any(b.kind == "arg" for b in file.names.lookup(owner.id, owner))
