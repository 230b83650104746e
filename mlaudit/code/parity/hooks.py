"""Methods that a model server calls one after the other: what one gives back is what the next one gets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlaudit.code.parity.values import UNKNOWN, Function, Obj, Value

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

_BEFORE: Final[dict[str, tuple[str, ...]]] = {
    "predict": ("decode_request", "preprocess", "batch"),
    "inference": ("preprocess",),
    "process": ("preprocess",),
}
"""Methods of a class whose answers go into another one, in turn: LitServe, KServe, TorchServe, ClearML."""

_FILES: Final = {"predict_fn": ("input_fn", "model_fn"), "transform_fn": ("", "model_fn")}
"""Functions of a SageMaker script that give the arguments of another one."""


def given(machine: Machine, path: str, qualname: str, this: Obj | None) -> dict[str, Value]:
    """The arguments of an entry point that an earlier hook of its server gives; none for other functions."""
    if (path, qualname) not in machine.served:
        return {}
    code = machine.flows[path].functions[qualname]
    names = [name for name, _, kind in code[0] if kind == 0]
    if this is None:
        makers = _FILES.get(qualname, ())
        if qualname == "transform_fn":
            names = [names[1], names[0]] if len(names) > 1 else []
        values = [_called(machine, path, maker) for maker in makers]
        return {name: value for name, value in zip(names, values, strict=False) if value is not UNKNOWN}
    value: Value = UNKNOWN
    for before in _BEFORE.get(qualname.rpartition(".")[2], ()):
        method = machine.method(this, before)
        if method is not None and (method.path, method.qualname) in machine.served:
            own = [name for name, _, kind in method.code[0] if kind == 0][1:]
            passed = {name: machine.parameter(name) for name in own}
            if own and value is not UNKNOWN:
                passed[own[0]] = value
            value = machine.run(method, passed)
    return {names[1]: value} if len(names) > 1 and value is not UNKNOWN else {}


def _called(machine: Machine, path: str, name: str) -> Value:
    """What a function of a file gives back for what comes from outside."""
    code = machine.flows[path].functions.get(name)
    if code is None:
        return UNKNOWN
    return machine.run(Function(path, name, code), {each: machine.parameter(each) for each, _, _ in code[0]})
