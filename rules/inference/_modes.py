"""The mode that a module is in where it is compiled, read in the order of the statements of one function."""

from __future__ import annotations

import ast

from mlaudit.code.file import FileContext, last_part


def in_training(file: FileContext, module: ast.Name, where: ast.Call) -> bool:
    """Whether a module that this function made is in training mode at a call; False where nobody can tell."""
    home = file.function_of(where)
    made = file.names.single_value(module)
    if made is None or file.function_of(made) is not home:
        return False
    training = True
    for call in file.inside(home or file.tree.module, ast.Call):
        if file.function_of(call) is not home or (call.lineno, call.col_offset) >= (where.lineno, where.col_offset):
            continue
        said = _said(file, module.id, call)
        if said is None:
            return False
        training = said if isinstance(said, bool) else training
    return training


def _said(file: FileContext, module: str, call: ast.Call) -> bool | str | None:
    """The mode that a call leaves a module in; "" where it leaves it alone, None where that cannot be said."""
    function = call.func
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == module:
        if function.attr == "train":
            given = file.constant(call.args[0]) if call.args else True
            return given if isinstance(given, bool) else None
        return False if function.attr == "eval" else ""
    if not any(isinstance(given, ast.Name) and given.id == module for given in (*call.args, *_values(call))):
        return ""
    name = file.call_name(call) or ""
    if name.startswith(("torch.", "builtins.")):
        return ""
    own = next((f for f in file.functions() if f.name == last_part(function)), None)
    if own is None:
        return None
    modes = [c.func.attr for c in file.inside(own, ast.Call) if isinstance(c.func, ast.Attribute)]
    return False if "eval" in modes else True if "train" in modes else ""


def _values(call: ast.Call) -> list[ast.expr]:
    return [keyword.value for keyword in call.keywords]
