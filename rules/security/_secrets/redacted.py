"""Files that show how secrets are taken out of texts and logs: what they hold is made up for that."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_REDACTS: Final = regex(r"(?i)(^|_)(redact|scrub|saniti[sz]e|censor|mask|obfuscate)(s|ed|or)?(_|$)")
_WRITTEN: Final = (ast.Dict, ast.List, ast.Tuple, ast.JoinedStr)


def shows_redaction(file: FileContext) -> bool:
    """Whether a file takes secrets out of what it has written down itself: a service does so to what comes in."""
    if "shows redaction" not in file.shared:
        file.shared["shows redaction"] = any(
            _REDACTS.search(last_part(call.func)) and call.args and _is_written(file, call.args[0])
            for call in file.calls_where(lambda _, last: _REDACTS.search(last) is not None)
        )
    return bool(file.shared["shows redaction"])


def _is_written(file: FileContext, given: ast.expr) -> bool:
    """Whether what is redacted stands in the file: text, or a dict or list of it, also by a name."""
    made = file.names.single_value(given) if isinstance(given, ast.Name) else given
    if made is None:
        return False
    return isinstance(made, _WRITTEN) or (file.constant(made) is not UNKNOWN and isinstance(file.constant(made), str))
