"""Commands that train a model in a process of their own."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

_TRAINING: Final = regex(r"(?i)(?<![a-z])(re)?train(?!slat|sform|script)|fine_?tun|\bdvc\b.*\brepro\b")
_PROGRAM: Final = regex(r"(?i)\bmain\.py\b")


def trains(file: FileContext, call: ast.Call) -> bool:
    """``os.system("python train.py")``, or ``python main.py`` in a function that is named after training."""
    command = ast.unparse(call.args[0]) if call.args else ""
    home = file.function_of(call)
    named = home is not None and _TRAINING.search(home.name) is not None
    return _TRAINING.search(command) is not None or (named and _PROGRAM.search(command) is not None)


def is_left_running(call: ast.Call) -> bool:
    """``os.system("python train.py &")``: the shell does not wait for it."""
    return bool(call.args) and ast.unparse(call.args[0]).rstrip("\"' ").endswith("&")
