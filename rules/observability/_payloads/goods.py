"""Words for what a person gives of themselves that a project has for a thing it deals in: the phones of a shop."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

from .._personal import PERSONAL, field_of

_OF_GOODS: Final = regex(
    r"(?i)(^|_)(brand|model|price|sku|stock|manufacturer|camera|battery|ram|storage|chipset|processor|display|weight|colou?r"
    r"|release_date|img_url|image_url|slug|rating)(_|$)"
)
"""What things that are sold have, and people have not."""
_SOMEBODY: Final = regex(
    r"(?i)(user|customer|client|contact|account|profile|patient|person|member|employee|author|sender|recipient|lead|owner"
    r"|buyer|seller|order|address|applicant|student|guest|me$|caller|request|form|payload|body)"
)
_FEWEST: Final = 2


def thing_of(file: FileContext, part: ast.expr) -> str:
    """The name of the class that a value may be one of: ``Phone`` for ``candidate.phone`` and ``found_phone``; "" for a
    field of somebody, and for a word of several parts (``phone_number``).
    """
    name = part.id if isinstance(part, ast.Name) else field_of(file, part)
    found = PERSONAL.match(name)
    word = found[2] if found is not None else ""
    owner = found[1] or "" if found is not None else ""
    if isinstance(part, ast.Attribute | ast.Subscript):
        owner += last_part(part.value)
    elif isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute):
        owner += last_part(part.func.value)
    return "" if "_" in word or _SOMEBODY.search(owner) else word.capitalize()


def deals_in(project: ProjectView, thing: str) -> bool:
    """Whether a class of the project of this name has the fields of what is sold."""
    known: dict[str, bool] = project.shared.setdefault("things that a project deals in", {})
    if thing not in known:
        classes = (each for facts in project.files.values() for each in facts.classes if each.qualname == thing)
        fields = {name for each in classes for name in (*each.attributes, *each.kinds, *each.required)}
        known[thing] = sum(_OF_GOODS.search(name) is not None for name in fields) >= _FEWEST
    return known[thing]


__all__ = ["deals_in", "thing_of"]
