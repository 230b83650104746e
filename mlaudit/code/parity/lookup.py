"""What a name, a dotted name or an attribute stands for, through the files and classes of a project."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from mlaudit.code.parity import artifacts, layers, operators, pipelines, shapes, tables
from mlaudit.code.parity.values import (
    UNKNOWN,
    Class,
    Const,
    Data,
    Extern,
    Function,
    Items,
    Mapping,
    Method,
    Obj,
    Place,
    Super,
    Value,
)

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine
    from mlaudit.code.parity.values import Environment


_MODELS: Final = frozenset(
    {"torch.nn.Module", "torch.nn.modules.module.Module", "keras.Model", "tensorflow.keras.Model"}
)
_LIGHTNING: Final = frozenset(
    {"lightning.LightningModule", "lightning.pytorch.LightningModule", "pytorch_lightning.LightningModule"}
)
_OF_ROWS: Final = frozenset({"str", "iloc", "loc", "dt", "columns", "dtypes"})
"""Attributes that only tables have."""
_NUMBERS: Final = {
    f"{module}.{name}": getattr(math, name) for module in ("math", "numpy", "torch") for name in ("pi", "e", "tau")
}
"""Numbers that libraries hold."""
_SAME_ATTRIBUTES: Final = frozenset({"best_estimator_", "module", "booster_", "estimator_", "model_", "best_model"})


def name_of(machine: Machine, name: str, environment: Environment) -> Value:
    """What a name stands for: in the function, in those round it, in the module, in what is imported with a star."""
    path, function = environment.home
    round_it = machine.closures.get((path, function.rpartition(".")[0]))  # a class that a function defines
    for scope in (*_scopes(environment), *_scopes(round_it)):
        if name in scope.names and not (scope is environment and name in scope.globals):
            return scope.names[name]
    module = machine.module(path)
    if name in module.names:
        return module.names[name]
    flow = machine.flows.get(path)
    if flow is None:
        return UNKNOWN
    if name in flow.functions:
        return Function(path, name, flow.functions[name])
    if name in flow.classes:
        return Class(path, name)
    for star in flow.stars:
        located = machine.project.module_path(star, path) if star else None
        if located is not None and located in machine.flows:
            found = _member(machine, located, name)
            if found is not None:
                return found
        elif located is None and star.startswith("sklearn.") and name in tables.TRANSFORMERS:
            return Extern(f"{star}.{name}")
    return UNKNOWN


def _scopes(innermost: Environment | None) -> Iterable[Environment]:
    while innermost is not None:
        yield innermost
        innermost = innermost.parent


def named(machine: Machine, dotted: str, path: str) -> Value:
    """What a resolved dotted name stands for, followed through the project."""
    key = (dotted, path)
    found = machine.resolved.get(key)
    if found is not None:
        return found
    value = _named(machine, dotted, path, 8)
    if not isinstance(value, Data | Items | Mapping):
        machine.resolved[key] = value
    return value


def _named(machine: Machine, dotted: str, path: str, depth: int) -> Value:
    located = None if dotted.startswith("builtins.") or depth <= 0 else machine.project.locate(dotted, path)
    if located is None:
        return Const(_NUMBERS[dotted]) if dotted in _NUMBERS else Extern(dotted)
    home, rest = located
    if not rest:
        return Extern(dotted)
    value = _member(machine, home, rest[0], depth)
    if value is None:
        # an empty package named as a library is holds nothing of that name: it is the library's
        hollow = home.endswith("__init__.py") and not machine.project.files[home].exports
        return Extern(dotted) if hollow else UNKNOWN
    for name in rest[1:]:
        value = attribute(machine, shapes.coerce(machine, value), name)
    return value


def _member(machine: Machine, path: str, name: str, depth: int = 8) -> Value | None:
    flow = machine.flows.get(path)
    export = machine.project.files[path].exports.get(name)
    if flow is not None:
        if name in flow.functions:
            return Function(path, name, flow.functions[name])
        if name in flow.classes:
            return Class(path, name)
        names = machine.module(path).names
        if name in names:
            return names[name]
    if export is None:
        return None
    if export.constant:
        try:
            return Const(ast.literal_eval(export.constant))
        except (ValueError, SyntaxError):
            return UNKNOWN
    own = f"{machine.project.files[path].module}.{name}"
    if export.target and export.target != own and not export.target.endswith(")"):
        return _named(machine, export.target, path, depth - 1)
    return None


def attribute(machine: Machine, owner: Value, name: str, place: Place | None = None) -> Value:
    """An attribute of a value: what it holds, or a method to be called."""
    if isinstance(owner, Obj):
        if name in owner.attributes:
            return owner.attributes[name]
        if owner.home is not None:
            method = machine.method(owner, name)
            if method is not None:
                return machine.run(method, {}) if "property" in method.code[3] else method
            return _class_attribute(machine, owner.home, name) or Method(owner, name)
        if owner.cls == "options" and name in machine.options:
            return machine.options[name]
        if name in _SAME_ATTRIBUTES:
            return owner
        if name in ("input", "output") and layers.is_layer(owner):
            return layers.end(owner, place)
        if name in _OF_ROWS and owner.cls in artifacts.LOADED and owner.loaded is not None:
            return attribute(machine, artifacts.as_table(machine, owner), name, place)
        if name in pipelines.STEPS and pipelines.is_pipeline(owner):
            return pipelines.steps_of(owner)
        if owner.cls == pipelines.ALL:
            return pipelines.step_of(owner, Const(name))
        if name.endswith("_"):
            owner.kept = True  # what it learnt is read, to be kept in some other way
        return Method(owner, name)
    if isinstance(owner, Super):
        for base in bases(machine, *owner.home):
            inherited = find_method(machine, base[0], base[1], name, owner.this, 8)
            if inherited is not None:
                return inherited
        return Method(UNKNOWN, name)
    if isinstance(owner, Class):
        flow = machine.flows.get(owner.path)
        code = flow.functions.get(f"{owner.qualname}.{name}") if flow is not None else None
        if code is not None:
            bound = Class(owner.path, owner.qualname) if "classmethod" in code[3] else None
            return Function(owner.path, f"{owner.qualname}.{name}", code, None, bound)
        return _class_attribute(machine, (owner.path, owner.qualname), name) or Method(owner, name)
    if isinstance(owner, Extern):
        return Extern(f"{owner.name}.{name}")
    if isinstance(owner, Data):
        return operators.data_attribute(machine, owner, name, place)
    if isinstance(owner, Mapping) and name in owner.items:
        return owner.items[name]
    if name == "value" and isinstance(owner, Const) and isinstance(owner.value, str):
        return owner  # of an enumeration
    if owner is UNKNOWN and name in machine.heap:
        return machine.heap[name]
    return Method(owner, name)


def _class_attribute(machine: Machine, home: tuple[str, str], name: str, depth: int = 6) -> Value | None:
    flow = machine.flows.get(home[0])
    if flow is None or depth <= 0:
        return None
    given = machine.statics.get(home, {})
    if name in given:
        return given[name]
    for code in flow.classes.get(home[1], ()):
        if code[0] == "=" and any(target == ["n", name] for target in code[1]):
            return machine.evaluate(code[2], machine.module(home[0]))
    for base in bases(machine, *home):
        found = _class_attribute(machine, base, name, depth - 1)
        if found is not None:
            return found
    return None


def find_method(machine: Machine, path: str, qualname: str, name: str, this: Obj, depth: int) -> Function | None:
    """A method by its name, in a class or in the project classes that it derives from."""
    flow = machine.flows.get(path)
    if flow is None or depth <= 0:
        return None
    code = flow.functions.get(f"{qualname}.{name}")
    if code is not None:
        static = "staticmethod" in code[3]
        return Function(path, f"{qualname}.{name}", code, None, None if static else this)
    for base in bases(machine, path, qualname):
        found = find_method(machine, base[0], base[1], name, this, depth - 1)
        if found is not None:
            return found
    return None


def bases(machine: Machine, path: str, qualname: str) -> Iterable[tuple[str, str]]:
    """The project classes, as (path, qualname), that a class derives from."""
    for cls in machine.project.files[path].classes:
        if cls.qualname == qualname:
            for base in cls.bases:
                symbol = machine.project.resolve(base, path)
                if symbol is not None and symbol.cls is not None:
                    yield symbol.path, symbol.qualname


def is_model(machine: Machine, this: Obj) -> bool:
    """Whether a project object is a neural network."""
    if this.home is None:
        return False
    path, qualname = this.home
    for cls in machine.project.files[path].classes:
        if cls.qualname == qualname:
            if not cls.bases:  # of a name that a star import brought, or a network by hand
                return machine.method(this, "forward") is not None
            return machine.project.has_base(path, cls, _MODELS | _LIGHTNING)
    return False
