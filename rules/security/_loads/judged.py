"""What a call of a loader loads, and whether it switches a safe mode off."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import FileContext, last_part

from .loaders import BYTES, INDEX, KERAS, LOADERS, PEER, of_framework

_UNSAFE_LOADERS: Final = ("yaml.Loader", "yaml.UnsafeLoader", "yaml.CLoader")


def what_is_loaded(file: FileContext, node: ast.Call, name: str) -> tuple[ast.expr | None, bool]:
    """What is loaded, and whether a safe mode was switched off; (None, ...) for a call that is safe."""
    if name in LOADERS:
        return file.argument(node, LOADERS[name], 0), False
    if parameter := of_framework(name):
        return file.argument(node, parameter, 0), False
    if name == "torch.load":
        return _of_torch(file, node)
    if name in ("numpy.load", "numpy.lib.npyio.load"):
        allowed = file.constant(file.argument(node, "allow_pickle", 2))
        return (file.argument(node, "file", 0), True) if allowed is True else (None, False)
    if name in ("yaml.load", "yaml.load_all", "ruamel.yaml.load"):
        loader = file.argument(node, "Loader", 1)
        if loader is None or _is_unsafe(file, loader):
            return file.argument(node, "stream", 0), False
        return None, False
    if name == "ruamel.yaml.YAML().load":
        made = file.names.single_value(node.func.value) if isinstance(node.func, ast.Attribute) else None
        unsafe = isinstance(made, ast.Call) and file.constant(file.argument(made, "typ")) == "unsafe"
        return (file.argument(node, "stream", 0), True) if unsafe else (None, False)
    if name in ("skops.io.load", "skops.io.loads"):
        trusted = file.argument(node, "trusted", 1)
        trusted = file.names.single_value(trusted) if isinstance(trusted, ast.Name) else trusted
        anything = isinstance(trusted, ast.Call) and last_part(trusted.func) == "get_untrusted_types"
        taken = anything or file.constant(trusted) is True
        return (node.args[0] if node.args and taken else None), taken
    if name in ("yaml.unsafe_load", "yaml.unsafe_load_all"):
        return file.argument(node, "stream", 0), True
    if name.endswith(KERAS) and file.constant(file.argument(node, "safe_mode")) is False:
        return file.argument(node, "filepath", 0), True
    if name.endswith((f".{INDEX}", f".{BYTES}")):
        allowed = file.constant(file.argument(node, "allow_dangerous_deserialization")) is True
        parameter = "folder_path" if name.endswith(INDEX) else "serialized"
        return (file.argument(node, parameter, 0), True) if allowed else (None, False)
    if name == PEER or name.endswith(f".{PEER}"):
        return node, False
    if name == "torch.hub.load_state_dict_from_url":
        checked = file.constant(file.argument(node, "check_hash", 4)) is True
        safe = file.constant(file.argument(node, "weights_only")) is True
        return (None, False) if checked or safe or file.has_unpacking(node) else (node, False)
    return None, False


def _is_unsafe(file: FileContext, loader: ast.expr) -> bool:
    """Whether a loader of YAML runs code, whichever is there: ``from yaml import CLoader as Loader``, and ``from yaml
    import Loader`` for where that fails.
    """
    made = {file.qualname(loader) or ""}
    if isinstance(loader, ast.Name):
        found = file.names.lookup(loader.id, loader)
        if len(found) > 1 and all(each.kind == "import" for each in found):
            made = {each.origin for each in found}
    return all(name.removeprefix("ruamel.") in _UNSAFE_LOADERS for name in made)


def _of_torch(file: FileContext, node: ast.Call) -> tuple[ast.expr | None, bool]:
    given = file.keyword_maybe(node, "weights_only")
    if given is UNKNOWN:
        return None, False
    if isinstance(given, ast.expr):
        value = file.constant(given)
        if value is not False:
            return None, False
    for block in file.ancestors(node, ast.With):
        if any("safe_globals" in (file.qualname(item.context_expr) or "") for item in block.items):
            return None, False
    return file.argument(node, "f", 0), isinstance(given, ast.expr)


__all__ = ["what_is_loaded"]
