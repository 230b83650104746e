"""Records of a training, or of a measurement, that cannot be read and count as ones that are not there."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.called import called_names
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._handlers import Verdict
from .._stores.broken_settings import PARSES
from .._ways_out import is_empty, shown_call
from .._work import calls
from .words import note

_OF_MODELS: Final = regex(
    r"(?i)(^|_)(summary|thresholds?|baselines?|metrics|calibration|training|model_card|metadata|manifest|reference|schema"
    r"|label_map|labels|class(es|_names)|vocab\w*|feature_(names|columns|list|stats)|stats|statistics|hyper_?params|champion"
    r"|registry|report)(_|$)"
)
"""What a training leaves behind for those who use its model."""
_ASIDE: Final = regex(
    r"(?i)cache|chat|session|state|conversation|message|history|progress|preview|list_|discover|scan|find_"
)
_READS: Final = frozenset({"open", "read_text", "read_bytes", "read"})
_BROKEN: Final = regex(r"(^|\W)(JSONDecodeError|ValueError|YAMLError|UnicodeDecodeError|TOMLDecodeError)\b")


def broken_record(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except (OSError, json.JSONDecodeError): return {}`` of a `training_summary`, and ``return {}`` where there is
    no file: one that is broken counts as none, and defaults take the place of what was trained.
    """
    function, last = file.function_of(handler), handler.body[-1]
    if function is None or PARSES.isdisjoint(called_names(file)):
        return None
    if not _OF_MODELS.search(function.name) or _ASIDE.search(function.name):
        return None
    if not handlers.is_broad(file, handler) and not _BROKEN.search(ast.unparse(handler.type or handler)):
        return None
    value = outcome(last) if isinstance(last, ast.Return) else None
    if value is None or not is_empty(value) or len(handler.body) > 1:
        return None
    parsed = next((call for call in calls(file, block.body) if file.call_name(call) in PARSES), None)
    if not any(last_part(call.func) in _READS for call in calls(file, block.body)):
        return None  # it reads no file
    others = [outcome(s) for s in statements(function.body) if isinstance(s, ast.Return) and s is not last]
    absent = any(other is not None and ast.dump(other) == ast.dump(value) for other in others)
    if parsed is None or not absent:
        return None
    said = f"a record that `{shown_call(file, parsed)}` cannot read counts as one that is not there, without a word"
    return note(f"{said}: what rests on `{function.name}` goes on with defaults")


__all__ = ["broken_record"]
