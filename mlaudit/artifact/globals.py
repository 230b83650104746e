"""What a pickle may name: exact names that are known to be harmless, and places from which nothing is.

Everything else is for a person to look at. Deny lists alone have gaps (`pip.main`, `asyncio` internals,
`pkgutil.resolve_name`, NumPy's `__builtins__` were each missed by a known scanner), so a name is safe only where it is
listed whole.
"""

from __future__ import annotations

import enum
from functools import cache
from pathlib import Path
from typing import Final


class Danger(enum.Enum):
    """How a global is judged; ordered from harmless to harmful."""

    SAFE = 0
    REVIEW = 1
    DANGEROUS = 2


_TORCH_SCRIPT: Final = "__torch__"
_TORCH_SCRIPT_BUILDERS: Final = frozenset({
    "build_boollist", "build_doublelist", "build_intlist", "build_tensor_from_id", "build_tensorlist",
    "restore_type_tag",
})  # fmt: skip


@cache
def _listed(name: str) -> frozenset[tuple[str, str]]:
    text = Path(__file__).with_name(name).read_text("utf-8")
    lines = (line.split(" ", 1) for line in text.splitlines() if line and not line.startswith("#"))
    return frozenset((module, name) for module, name in lines)


def allowed() -> frozenset[tuple[str, str]]:
    """The exact names that are safe."""
    return _listed("allowed.txt")


def _is_denied_module(name: str) -> bool:
    return (name, "*") in _listed("denied.txt")


def _is_torch_script(module: str, name: str) -> bool:
    """A type compiled into the archive itself, or a builder that torch's own C++ unpickler knows by name."""
    if module == "torch.jit._pickle":
        return name in _TORCH_SCRIPT_BUILDERS
    return (module == _TORCH_SCRIPT or module.startswith(f"{_TORCH_SCRIPT}.")) and "." not in name


def judge_global(module: str, name: str, *, torch_script: bool = False) -> Danger:
    """How dangerous it is that a pickle names ``module.name``. `torch_script`: read by torch's own C++ unpickler."""
    if (module, name) in allowed():
        return Danger.SAFE
    if torch_script and _is_torch_script(module, name):
        return Danger.SAFE
    parts = [*module.split("."), *name.split(".")]
    if _is_denied_module(parts[0]) or (module, name) in _listed("denied.txt"):
        return Danger.DANGEROUS
    if module in ("builtins", "__builtin__", "__builtins__"):
        denied = ("builtins", name.partition(".")[0]) in _listed("denied.txt")
        return Danger.DANGEROUS if denied or "." in name else Danger.REVIEW
    # `logging` + `os.system`, `numpy` + `__builtins__.eval`: a path through attributes to something else
    if any(_is_denied_module(part) or part in ("eval", "exec", "system", "popen") for part in parts[1:]):
        return Danger.DANGEROUS
    if any(part.startswith("__") and part.endswith("__") for part in parts):
        return Danger.DANGEROUS
    return Danger.REVIEW
