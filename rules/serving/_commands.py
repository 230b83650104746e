"""Commands that train a model in a process of their own."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

_TRAINING: Final = regex(r"(?i)(?<![a-z])(re)?train(?!slat|sform|script)|fine_?tun|\bdvc\b.*\brepro\b")
_PROGRAM: Final = regex(r"(?i)\bmain\.py\b")
_NOTEBOOKS: Final = regex(r"(?i)(?<![a-z])(run|execute)_\w*notebook")
"""Functions that run what notebooks hold, by their name."""


def trains(file: FileContext, call: ast.Call) -> bool:
    """``os.system("python train.py")``, ``python main.py`` in a function that is named after training, or a
    program that is written from a notebook.
    """
    given = call.args[0] if call.args else None
    if isinstance(given, ast.Name):
        given = file.names.single_value(given) or given
    command = ast.unparse(given) if given is not None else ""
    home = file.function_of(call)
    named = home is not None and _TRAINING.search(home.name) is not None
    if home is not None and "python" in command and _NOTEBOOKS.search(home.name) is not None:
        return True
    return _TRAINING.search(command) is not None or (named and _PROGRAM.search(command) is not None)


def is_left_running(call: ast.Call) -> bool:
    """``os.system("python train.py &")``: the shell does not wait for it."""
    return bool(call.args) and ast.unparse(call.args[0]).rstrip("\"' ").endswith("&")
