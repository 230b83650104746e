"""Classes of a project that inherit the fetching from a library: ``class Matting(PreTrainedModel)``."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_FETCHES: Final = "from_pretrained"
_BASES: Final = regex(
    r"^(transformers|diffusers|huggingface_hub|sentence_transformers|peft|optimum|setfit)(\.\w+)*\."
    r"(\w*PreTrained\w*|\w*Pretrained\w*|\w*HubMixin|ModelMixin|ConfigMixin|ProcessorMixin|\w*Pipeline|\w+Model|\w+Config"
    r"|\w+Tokenizer(Fast)?|\w+Processor|\w+For[A-Z]\w+|\w+Extractor)$"
)
"""Classes of libraries that fetch what a name on the hub stands for, and hand that down."""
_CLASS: Final = regex(r"^(?!.*\(\)).*\b[A-Z]\w*$")


def own_class(file: FileContext, call: ast.Call) -> str:
    """The class whose `from_pretrained` is called, by its dotted name, also out of a table of classes; "" where none is
    seen.
    """
    owner = call.func.value if isinstance(call.func, ast.Attribute) and call.func.attr == _FETCHES else None
    if isinstance(owner, ast.Subscript):
        table = file.names.single_value(owner.value) if isinstance(owner.value, ast.Name) else None
        owner = table.values[0] if isinstance(table, ast.Dict) and table.values else None
    made = file.qualname(owner) if isinstance(owner, ast.Name | ast.Attribute) else None
    return made if made is not None and _CLASS.match(made) else ""


def fetches_from_hub(candidate: Candidate, project: ProjectView) -> bool:
    """Whether a class of the project inherits `from_pretrained`, and has none of its own."""
    where = candidate.finding.location
    symbol = project.resolve(candidate.data["own class"], where.path) if where is not None else None
    if symbol is None or symbol.cls is None or project.method(symbol.path, symbol.cls, _FETCHES) is not None:
        return False
    return any(_BASES.match(base) for base in project.bases(symbol.path, symbol.cls))


__all__ = ["fetches_from_hub", "own_class"]
