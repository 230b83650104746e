"""Steps of a scheduler that end well whatever fails in them: ``mv new.csv old.csv || true``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import called
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

WORD: Final = b"BashOperator"
_MASKED: Final = regex(r"\|\|\s*(true|:)\s*$|;\s*(true|exit 0)\s*$")
_TIDIES: Final = regex(
    r"^\s*(sudo )?(rm|rmdir|unlink|kill|pkill|mkdir|echo"
    r"|docker( compose|-compose)? (rm|rmi|stop|kill|down|network|volume)|docker system prune"
    r"|find\b.*-delete|git stash|deactivate)\b"
)


def masked_commands(file: FileContext) -> Iterator[tuple[ast.expr, str]]:
    """The commands of a `BashOperator` whose last line cannot fail, where they are written, with that line."""
    for call in called(file, "BashOperator"):
        given = file.argument(call, "bash_command")
        made = file.names.single_value(given) if isinstance(given, ast.Name) else given
        last = _last_line(made)
        if made is not None and _MASKED.search(last) and not _TIDIES.search(last):
            yield made, last


def _last_line(command: ast.expr | None) -> str:
    """The last line of a command that is written out; "" where it is not."""
    end = command.values[-1] if isinstance(command, ast.JoinedStr) and command.values else command
    text = end.value if isinstance(end, ast.Constant) else None
    lines = [line.strip() for line in text.splitlines()] if isinstance(text, str) else []
    lines = [line for line in lines if line and not line.startswith("#")]
    return lines[-1] if lines else ""


__all__ = ["WORD", "masked_commands"]
