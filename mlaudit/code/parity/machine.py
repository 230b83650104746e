"""Follows values through the recorded flow of a project: statements in order, project helpers inlined across files.

Nothing is run. Branches are joined, loop bodies read once, and what cannot be told is `UNKNOWN`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from mlaudit.code.parity import functions, methods, objects, operators, parameters
from mlaudit.code.parity.flows import flows
from mlaudit.code.parity.values import (
    UNKNOWN,
    Class,
    Const,
    Data,
    Event,
    Extern,
    Function,
    Items,
    Mapping,
    Method,
    Names,
    Obj,
    Place,
    Step,
    Super,
    Value,
)

if TYPE_CHECKING:
    from mlaudit.code.project import ProjectView

MAX_DEPTH: Final = 12
ROOT_BUDGET: Final = 8_000
"""Expressions that one root may take. Real roots of the development set stay under a quarter of it."""

_MODELS: Final = frozenset(
    {"torch.nn.Module", "torch.nn.modules.module.Module", "keras.Model", "tensorflow.keras.Model"}
)
_SAME_ATTRIBUTES: Final = frozenset({"best_estimator_", "module", "booster_", "estimator_", "model_", "best_model"})
_LIGHTNING: Final = frozenset(
    {"lightning.LightningModule", "lightning.pytorch.LightningModule", "pytorch_lightning.LightningModule"}
)


class Environment:
    """The names of one function call or module. `home` is (path, qualname)."""

    __slots__ = ("globals", "home", "names", "parent", "returns")

    def __init__(self, home: tuple[str, str], parent: Environment | None = None) -> None:
        self.home = home
        self.parent = parent
        self.names: dict[str, Value] = {}
        self.globals: set[str] = set()
        self.returns: list[Value] = []


class Machine:
    """One reading of a project. `events` is the outcome; `lost` says what could not be followed and why."""

    def __init__(self, project: ProjectView) -> None:
        self.project = project
        self.flows = flows(project)
        self.events: list[Event] = []
        self.lost: list[tuple[Place, str]] = []
        self.backward: set[tuple[str, str]] = set()
        self.heap: dict[str, Value] = {}
        self.options: dict[str, Value] = {}
        self.objects: list[Obj] = []
        self.tables: dict[str, Data] = {}
        self.tabled: set[int] = set()
        self.saves: list[tuple[str, Obj, Place, str]] = []
        self.read: set[tuple[str, str]] = set()
        self.root: tuple[str, str] = ("", "")
        self.guard = 0
        self._modules: dict[str, Environment] = {}
        self._stack: list[tuple[str, str]] = []
        self._trail: list[Place] = []
        self._left = ROOT_BUDGET
        self._resolved: dict[tuple[str, str], Value] = {}
        self._instances: dict[tuple[str, str], Obj] = {}

    # --- roots -------------------------------------------------------------------------------------------------

    def module(self, path: str) -> Environment:
        """The names that a file's module level leaves, read once."""
        found = self._modules.get(path)
        if found is not None:
            return found
        environment = Environment((path, ""))
        self._modules[path] = environment
        flow = self.flows.get(path)
        if flow is not None:
            saved = self.root, self._left, self.guard, self._stack, self._trail
            self.root, self._left, self.guard, self._stack, self._trail = (path, ""), ROOT_BUDGET, 0, [(path, "")], []
            try:
                self._block(flow.module, environment)
            except RecursionError:
                self.lost.append((Place(path, 1), "nested too deeply to follow"))
            self.root, self._left, self.guard, self._stack, self._trail = saved
        return environment

    def start(self, path: str, qualname: str) -> None:
        """Read a function as a root: its parameters stand for what comes from outside."""
        flow = self.flows.get(path)
        if flow is None or qualname not in flow.functions:
            return
        code = flow.functions[qualname]
        environment = self.module(path)
        self.root, self._left, self.guard, self._stack, self._trail = (path, qualname), ROOT_BUDGET, 0, [], []
        owner = qualname.rpartition(".")[0]
        this = self._instance(path, owner) if owner and owner in flow.classes else None
        if owner and this is None:
            return  # a nested function: read where it is called or handed over
        arguments: dict[str, Value] = {}
        for name, default, kind in code[0]:
            value = self.evaluate(default, environment) if default is not None else UNKNOWN
            arguments[name] = value if isinstance(value, Const) and value.value is not None else self._parameter(name)
            if kind:
                arguments[name] = self._parameter(name)
        try:
            _keep(self._invoke(Function(path, qualname, code, None, this), arguments))
        except RecursionError:
            self.lost.append((Place(path, code[2] or 1), "nested too deeply to follow"))

    def _parameter(self, name: str) -> Value:
        return Data("parameter", name)

    def _instance(self, path: str, qualname: str) -> Obj:
        """The one instance that stands for `self` where a method is a root; made as the class makes itself."""
        found = self._instances.get((path, qualname))
        if found is None:
            found = Obj(f"{self.project.files[path].module}.{qualname}", Place(path, 1), home=(path, qualname))
            self._instances[path, qualname] = found
            for name in ("__init__", "setup", "initialize", "load", "load_context", "load_model"):
                method = self.method(found, name)
                if method is not None:
                    given = {p[0]: self._parameter(p[0]) for p in method.code[0] if p[1] is None}
                    self._invoke(method, given)
        return found

    # --- calls -------------------------------------------------------------------------------------------------

    def invoke(self, function: Function, arguments: list[Value], keywords: dict[str, Value], place: Place) -> Value:
        """What a project function gives back for these arguments."""
        given: dict[str, Value] = {}
        parameters = function.code[0]
        positional = [*function.bound, *arguments]
        if function.this is not None:
            parameters = parameters[1:]
        for name, _, kind in parameters:
            if kind == 0:
                if positional:
                    given[name] = positional.pop(0)
                elif name in keywords:
                    given[name] = keywords[name]
                elif name in function.keywords:
                    given[name] = function.keywords[name]
            elif kind == 1:
                given[name] = Items(positional)
                positional = []
            elif kind == 3 and (name in keywords or name in function.keywords):
                given[name] = keywords.get(name, function.keywords.get(name, UNKNOWN))
            elif kind == 2:
                taken = {p[0] for p in parameters}
                given[name] = Mapping({k: v for k, v in keywords.items() if k not in taken}, UNKNOWN)
        self._trail.append(place)
        result = self._invoke(function, given)
        self._trail.pop()
        return result

    def _invoke(self, function: Function, given: dict[str, Value]) -> Value:
        key = (function.path, function.qualname)
        if key in self._stack or len(self._stack) > MAX_DEPTH or self._left <= 0:
            if self._left <= 0 or len(self._stack) > MAX_DEPTH:
                self.lost.append((Place(function.path, function.code[2] or 1), "too deep to follow"))
            return UNKNOWN
        parameters, body = function.code[0], function.code[1]
        environment = Environment(key, function.environment)
        if function.this is not None and parameters:
            environment.names[parameters[0][0]] = function.this
            parameters = parameters[1:]
        outer = self.module(function.path)
        for name, default, kind in parameters:
            if name in given:
                environment.names[name] = given[name]
            elif default is not None:
                environment.names[name] = self.evaluate(default, function.environment or outer)
            elif kind == 0 or kind == 3:
                environment.names[name] = self._parameter(name)
        self._stack.append(key)
        self.read.add(key)
        if function.code[3] == "lambda":
            result = self.evaluate(body, environment)
        else:
            self._block(body, environment)
            result = self.joined(environment.returns)
        self._stack.pop()
        return result

    def method(self, this: Obj, name: str) -> Function | None:
        """A method of a project class or of the project classes that it derives from."""
        if this.home is None:
            return None
        return self._find_method(this.home[0], this.home[1], name, this, 8)

    def _find_method(self, path: str, qualname: str, name: str, this: Obj, depth: int) -> Function | None:
        flow = self.flows.get(path)
        if flow is None or depth <= 0:
            return None
        code = flow.functions.get(f"{qualname}.{name}")
        if code is not None:
            static = "staticmethod" in code[3]
            return Function(path, f"{qualname}.{name}", code, None, None if static else this)
        for base in self._bases(path, qualname):
            found = self._find_method(base[0], base[1], name, this, depth - 1)
            if found is not None:
                return found
        return None

    def _bases(self, path: str, qualname: str) -> Iterable[tuple[str, str]]:
        for cls in self.project.files[path].classes:
            if cls.qualname == qualname:
                for base in cls.bases:
                    symbol = self.project.resolve(base, path)
                    if symbol is not None and symbol.cls is not None:
                        yield symbol.path, symbol.qualname

    def is_model(self, this: Obj) -> bool:
        """Whether a project object is a neural network."""
        if this.home is None:
            return False
        path, qualname = this.home
        for cls in self.project.files[path].classes:
            if cls.qualname == qualname:
                return self.project.has_base(path, cls, _MODELS | _LIGHTNING)
        return False

    def instantiate(self, cls: Class, arguments: list[Value], keywords: dict[str, Value], place: Place) -> Value:
        """A new instance of a project class."""
        made = Obj(f"{self.project.files[cls.path].module}.{cls.qualname}", place, home=(cls.path, cls.qualname))
        made.arguments = {**{str(i): v for i, v in enumerate(arguments)}, **keywords}
        self.objects.append(made)
        start = self.method(made, "__init__")
        if start is not None:
            self.invoke(start, arguments, keywords, place)
        else:
            made.attributes.update(keywords)
            data = [d for v in (*arguments, *keywords.values()) if (d := parameters.as_data(v)) is not None]
            if data and not self.is_model(made):
                record = dict(keywords.items())
                return Mapping(dict(record), UNKNOWN) if record and not self._has_methods(cls) else made
        return made

    def _has_methods(self, cls: Class) -> bool:
        flow = self.flows.get(cls.path)
        prefix = f"{cls.qualname}."
        return flow is not None and any(name.startswith(prefix) for name in flow.functions)

    def event(self, kind: str, model: Obj, data: Data, method: str, place: Place, label: str = "") -> None:
        """Record that data went into a model; `label` names the column that it is to predict."""
        home = self._stack[-1] if self._stack else self.root
        self.events.append(Event(kind, model, data.copy(), method, place, self.root, home, tuple(self._trail), label))

    def step(self, op: str, place: Place, parameters: dict[str, Any] | None = None, **details: Any) -> Step:
        """A new step, at the function that is being read."""
        home = self._stack[-1] if self._stack else self.root
        trail = tuple(self._trail)
        return Step(op, place, parameters, guarded=self.guard > 0, function=home, trail=trail, **details)

    @property
    def here(self) -> tuple[str, str]:
        """The function that is being read."""
        return self._stack[-1] if self._stack else self.root

    # --- statements --------------------------------------------------------------------------------------------

    def _block(self, body: list[Any], environment: Environment) -> bool:
        """Read statements; True where the block surely ends in a return or raise."""
        for code in body:
            if self._left <= 0:
                return False
            if self._statement(code, environment):
                return True
        return False

    def _statement(self, code: Any, environment: Environment) -> bool:
        kind = code[0]
        if kind == "=":
            value = self.evaluate(code[2], environment)
            for target in code[1]:
                self._store(target, value, environment, self._place(code[3], environment))
        elif kind == "e":
            self.evaluate(code[1], environment)
        elif kind == "r":
            if code[1] is not None:
                environment.returns.append(self.evaluate(code[1], environment))
            return True
        elif kind == "o":
            place = self._place(code[4], environment)
            old = self.evaluate(code[2], environment)
            made = operators.binary(self, code[1], old, self.evaluate(code[3], environment), place)
            self._store(code[2], made, environment, place)
        elif kind == "I":
            return self._if(code, environment)
        elif kind == "F":
            self._for(code, environment)
        elif kind == "W":
            for expression, target in code[1]:
                value = self.evaluate(expression, environment)
                if target is not None:
                    self._store(target, value, environment, Place(environment.home[0], 0))
            return self._block(code[2], environment)
        elif kind == "T":
            return self._try(code, environment)
        elif kind == "D":
            inner = self.flows[environment.home[0]].functions.get(code[2])
            if inner is not None:
                environment.names[code[1]] = Function(environment.home[0], code[2], inner, environment)
        elif kind == "G":
            environment.globals.update(code[1])
        elif kind == "!":
            return True
        return False

    def _if(self, code: Any, environment: Environment) -> bool:
        truth = self._truth(code[1], environment)
        if truth is not None:
            return self._block(code[2] if truth else code[3], environment)
        before = dict(environment.names)
        self.guard += 1
        ended = self._block(code[2], environment)
        after = environment.names
        environment.names = dict(before)
        ended_else = self._block(code[3], environment)
        self.guard -= 1
        if ended and not ended_else:
            return False
        if ended_else and not ended:
            environment.names = after
            return False
        other = environment.names
        for name, value in after.items():
            if name not in other or other[name] is not value:
                other[name] = self.join(value, other[name]) if name in other else value
        return ended and ended_else

    def _try(self, code: Any, environment: Environment) -> bool:
        ended = self._block(code[1], environment)
        before = dict(environment.names)
        self.guard += 1
        for handler in code[2]:
            count = len(environment.returns)
            self._block(handler, environment)
            if any(not isinstance(v, Const) for v in environment.returns[:count]):
                del environment.returns[count:]  # what a handler answers instead is no part of the chain
            for name, value in before.items():
                environment.names[name] = value
        self.guard -= 1
        if not ended:
            ended = self._block(code[3], environment)
        return self._block(code[4], environment) or ended

    def _for(self, code: Any, environment: Environment) -> None:
        if code[2] is not None:
            iterated = self.evaluate(code[2], environment)
            self._store(code[1], self.element(iterated), environment, Place(environment.home[0], 0))
        self._block(code[3], environment)
        self._block(code[4], environment)

    def _store(self, target: Any, value: Value, environment: Environment, place: Place) -> None:
        kind = target[0]
        if kind == "n":
            if target[1] in environment.globals:
                module = self.module(environment.home[0])
                module.names[target[1]] = self._kept(module.names.get(target[1]), value)
            else:
                if isinstance(value, Data) and not value.name and not value.columns:
                    value = value.copy()
                    value.name = target[1]
                environment.names[target[1]] = value
        elif kind in ("t", "l"):
            for item, part in zip(target[1], self.unpack(value, len(target[1])), strict=False):
                self._store(item, part, environment, place)
        elif kind == "*":
            self._store(target[1], value, environment, place)
        elif kind == "a":
            owner = self.coerce(self.evaluate(target[1], environment))
            if isinstance(owner, Obj):
                owner.attributes[target[2]] = self._kept(owner.attributes.get(target[2]), value)
            elif isinstance(owner, Data):
                operators.store_column(self, owner, Const(target[2]), value, place)
                if not isinstance(value, Const):
                    self.heap[target[2]] = value
            elif not isinstance(value, Const):
                self.heap[target[2]] = self._kept(self.heap.get(target[2]), value)
        elif kind == "s":
            owner = self.coerce(self.evaluate(target[1], environment))
            operators.store_column(self, owner, self.evaluate(target[2], environment), value, place)
        elif kind == "g":
            path, _, name = target[1].rpartition(".")
            located = self.project.module_path(path, environment.home[0])
            if located is not None:
                module = self.module(located)
                module.names[name] = self._kept(module.names.get(name), value)

    def _kept(self, old: Value | None, new: Value) -> Value:
        """What a name that lives longer than one call holds: an object rather than the None that goes before it."""
        if old is None or isinstance(old, Const):
            return new
        if isinstance(new, Const) and new.value is None:
            return old
        return new

    # --- expressions -------------------------------------------------------------------------------------------

    def evaluate(self, code: Any, environment: Environment) -> Value:
        """What an expression stands for; unknown where that is too large to be carried on with."""
        if code is None:
            return UNKNOWN
        self._left -= 1
        if self._left <= 0:
            return UNKNOWN
        value = self._evaluated(code, environment)
        return UNKNOWN if code[0] in _MAKERS and operators.is_vast(value) else value

    def _evaluated(self, code: Any, environment: Environment) -> Value:
        kind = code[0]
        if kind == "n":
            return self._name(code[1], environment)
        if kind == "c":
            return Const(code[1], self._place(code[2], environment) if len(code) > 2 else None)
        if kind == "k":
            return self._call(code, environment)
        if kind == "g":
            return self.named(code[1], environment.home[0])
        if kind == "a":
            place = self._place(code[3], environment) if len(code) > 3 else None
            return self.attribute(self.coerce(self.evaluate(code[1], environment)), code[2], place)
        if kind == "s":
            owner = self.coerce(self.evaluate(code[1], environment))
            return operators.subscript(self, owner, self.evaluate(code[2], environment))
        if kind == "b":
            left = self.coerce(self.evaluate(code[2], environment))
            right = self.coerce(self.evaluate(code[3], environment))
            return operators.binary(self, code[1], left, right, self._place(code[4], environment))
        if kind in ("t", "l"):
            return self._items(code, environment)
        if kind == "d":
            return self._dict(code, environment)
        if kind == "?":
            truth = self._truth(code[1], environment)
            if truth is not None:
                return self.evaluate(code[2] if truth else code[3], environment)
            self.guard += 1
            pair = self.evaluate(code[2], environment), self.evaluate(code[3], environment)
            self.guard -= 1
            return self.join(*pair)
        if kind == "or":
            return self.joined([self.evaluate(value, environment) for value in code[1]])
        if kind == "and":
            return [self.evaluate(value, environment) for value in code[1]][-1]
        if kind == "cmp":
            return self._compare(code, environment)
        if kind == "u":
            return self._unary(code, environment)
        if kind == "f":
            return self._text(code, environment)
        if kind == "L":
            lambda_code = [code[1], code[2], 0, "lambda"]
            return Function(environment.home[0], f"{environment.home[1]}.<lambda>", lambda_code, environment)
        if kind == "C":
            return self._comprehension(code, environment)
        if kind == "CD":
            return self._dict_comprehension(code, environment)
        if kind == ":=":
            value = self.evaluate(code[2], environment)
            self._store(code[1], value, environment, Place(environment.home[0], 0))
            return value
        if kind == "y":
            value = self.evaluate(code[1], environment)
            environment.returns.append(value)
            return UNKNOWN
        if kind == "*":
            return self.evaluate(code[1], environment)
        if kind == ":":
            return Extern("builtins.slice")
        return UNKNOWN

    def _name(self, name: str, environment: Environment) -> Value:
        scope: Environment | None = environment
        while scope is not None:
            if name in scope.names and not (scope is environment and name in scope.globals):
                return scope.names[name]
            scope = scope.parent
        path = environment.home[0]
        module = self.module(path)
        if name in module.names:
            return module.names[name]
        flow = self.flows.get(path)
        if flow is None:
            return UNKNOWN
        if name in flow.functions:
            return Function(path, name, flow.functions[name])
        if name in flow.classes:
            return Class(path, name)
        for star in flow.stars:
            located = self.project.module_path(star, path) if star else None
            if located is not None and located in self.flows:
                found = self._member(located, name)
                if found is not None:
                    return found
        return UNKNOWN

    def named(self, dotted: str, path: str) -> Value:
        """What a resolved dotted name stands for, followed through the project."""
        key = (dotted, path)
        found = self._resolved.get(key)
        if found is not None:
            return found
        value = self._named(dotted, path, 8)
        if not isinstance(value, Data | Items | Mapping):
            self._resolved[key] = value
        return value

    def _named(self, dotted: str, path: str, depth: int) -> Value:
        located = None if dotted.startswith("builtins.") or depth <= 0 else self.project.locate(dotted, path)
        if located is None:
            return Extern(dotted)
        home, rest = located
        if not rest:
            return Extern(dotted)
        value = self._member(home, rest[0], depth)
        if value is None:
            return UNKNOWN
        for name in rest[1:]:
            value = self.attribute(self.coerce(value), name)
        return value

    def _member(self, path: str, name: str, depth: int = 8) -> Value | None:
        flow = self.flows.get(path)
        export = self.project.files[path].exports.get(name)
        if flow is not None:
            if name in flow.functions:
                return Function(path, name, flow.functions[name])
            if name in flow.classes:
                return Class(path, name)
            names = self.module(path).names
            if name in names:
                return names[name]
        if export is None:
            return None
        if export.constant:
            try:
                return Const(ast.literal_eval(export.constant))
            except (ValueError, SyntaxError):
                return UNKNOWN
        own = f"{self.project.files[path].module}.{name}"
        if export.target and export.target != own and not export.target.endswith(")"):
            return self._named(export.target, path, depth - 1)
        return None

    def attribute(self, owner: Value, name: str, place: Place | None = None) -> Value:
        """An attribute of a value: what it holds, or a method to be called."""
        if isinstance(owner, Obj):
            if name in owner.attributes:
                return owner.attributes[name]
            if owner.home is not None:
                method = self.method(owner, name)
                if method is not None:
                    return self._invoke(method, {}) if "property" in method.code[3] else method
                return self._class_attribute(owner.home, name) or Method(owner, name)
            if owner.cls == "options" and name in self.options:
                return self.options[name]
            if name in _SAME_ATTRIBUTES:
                return owner
            if name.endswith("_"):
                owner.kept = True  # what it learnt is read, to be kept in some other way
            return Method(owner, name)
        if isinstance(owner, Super):
            for base in self._bases(*owner.home):
                inherited = self._find_method(base[0], base[1], name, owner.this, 8)
                if inherited is not None:
                    return inherited
            return Method(UNKNOWN, name)
        if isinstance(owner, Class):
            flow = self.flows.get(owner.path)
            code = flow.functions.get(f"{owner.qualname}.{name}") if flow is not None else None
            if code is not None:
                bound = Class(owner.path, owner.qualname) if "classmethod" in code[3] else None
                return Function(owner.path, f"{owner.qualname}.{name}", code, None, bound)
            return self._class_attribute((owner.path, owner.qualname), name) or Method(owner, name)
        if isinstance(owner, Extern):
            return Extern(f"{owner.name}.{name}")
        if isinstance(owner, Data):
            return operators.data_attribute(self, owner, name, place)
        if isinstance(owner, Mapping) and name in owner.items:
            return owner.items[name]
        if owner is UNKNOWN and name in self.heap:
            return self.heap[name]
        return Method(owner, name)

    def _class_attribute(self, home: tuple[str, str], name: str, depth: int = 6) -> Value | None:
        flow = self.flows.get(home[0])
        if flow is None or depth <= 0:
            return None
        for code in flow.classes.get(home[1], ()):
            if code[0] == "=" and any(target == ["n", name] for target in code[1]):
                return self.evaluate(code[2], self.module(home[0]))
        for base in self._bases(*home):
            found = self._class_attribute(base, name, depth - 1)
            if found is not None:
                return found
        return None

    def coerce(self, value: Value) -> Value:
        """A value as it is used when it is not called: ``row.age`` is a field of the row."""
        if isinstance(value, Method):
            if isinstance(value.owner, Data):
                return value.owner.view(value.name)
            return self.heap.get(value.name, UNKNOWN)
        return value

    def _call(self, code: Any, environment: Environment) -> Value:
        place = self._place(code[4], environment)
        callee = self.evaluate(code[1], environment)
        if isinstance(callee, Extern) and callee.name == "builtins.super":
            this = environment.names.get(self._first(environment), UNKNOWN)
            owner = environment.home[1].rpartition(".")[0]
            return Super(this, (environment.home[0], owner)) if isinstance(this, Obj) else UNKNOWN
        arguments: list[Value] = []
        for item in code[2]:
            value = self.coerce(self.evaluate(item, environment))
            if item[0] == "*":
                arguments.extend(value.items if isinstance(value, Items) else [value])
            else:
                arguments.append(value)
        keywords: dict[str, Value] = {}
        for name, item in code[3]:
            value = self.coerce(self.evaluate(item, environment))
            if name is not None:
                keywords[name] = value
            elif isinstance(value, Mapping):
                keywords.update({str(key): held for key, held in value.items.items()})
            elif isinstance(value, Data):
                keywords["**"] = value
        return self.call(callee, arguments, keywords, place)

    def _first(self, environment: Environment) -> str:
        code = self.flows[environment.home[0]].functions.get(environment.home[1])
        return code[0][0][0] if code and code[0] else ""

    def call(self, callee: Value, arguments: list[Value], keywords: dict[str, Value], place: Place) -> Value:
        """What calling a value gives."""
        if isinstance(callee, Function):
            return self.invoke(callee, arguments, keywords, place)
        if isinstance(callee, Class):
            return self.instantiate(callee, arguments, keywords, place)
        for value in (*arguments, *keywords.values()):
            _keep(value)
        if isinstance(callee, Extern):
            self._hand_over(arguments, keywords)
            return functions.call(self, callee, arguments, keywords, place)
        if isinstance(callee, Method):
            return methods.method(self, callee.owner, callee.name, arguments, keywords, place)
        if isinstance(callee, Obj):
            own = self.method(callee, "__call__")
            if own is not None:
                return self.invoke(own, arguments, keywords, place)
            return objects.call_object(self, callee, arguments, keywords, place)
        return functions.call_unknown(self, callee, arguments, keywords, place)

    def _hand_over(self, arguments: list[Value], keywords: dict[str, Value]) -> None:
        """Nested functions that a framework is given, such as a lifespan: it will call them."""
        for value in (*arguments, *keywords.values()):
            if isinstance(value, Function) and value.environment is not None and value.code[3] != "lambda":
                if (value.path, value.qualname) not in self.read:
                    self._invoke(value, {name: self._parameter(name) for name, _, _ in value.code[0]})

    def _items(self, code: Any, environment: Environment) -> Value:
        items: list[Value] = []
        for item in code[1]:
            value = self.coerce(self.evaluate(item, environment))
            if item[0] == "*" and isinstance(value, Items):
                items.extend(value.items)
            else:
                items.append(value)
        return Items(items, "tuple" if code[0] == "t" else "list")

    def _dict(self, code: Any, environment: Environment) -> Value:
        made = Mapping({})
        for key, item in code[1]:
            value = self.coerce(self.evaluate(item, environment))
            if key is None:
                if isinstance(value, Mapping):
                    made.items.update(value.items)
                    made.rest = made.rest or value.rest
                else:
                    made.rest = value
                continue
            name = self.evaluate(key, environment)
            if isinstance(name, Const) and isinstance(name.value, str | int | float | bool):
                made.items[name.value] = value
            else:
                made.rest = value
        return made

    def _comprehension(self, code: Any, environment: Environment) -> Value:
        inner = Environment(environment.home, environment)
        exact = None
        for target, iterated, conditions in code[2]:
            over = self.coerce(self.evaluate(iterated, inner))
            if len(code[2]) == 1 and not conditions and target[0] == "n" and isinstance(over, Items) and not over.grown:
                if len(over.items) <= 60:
                    exact = [self._with(code[1], inner, target, item) for item in over.items]
            self._store(target, self.element(over), inner, Place(environment.home[0], 0))
            for condition in conditions:
                self.evaluate(condition, inner)
        if exact is not None:
            return Items(exact)
        return Items([self.coerce(self.evaluate(code[1], inner))], grown=True)

    def _with(self, code: Any, environment: Environment, target: Any, item: Value) -> Value:
        self._store(target, item, environment, Place(environment.home[0], 0))
        return self.coerce(self.evaluate(code, environment))

    def _dict_comprehension(self, code: Any, environment: Environment) -> Value:
        inner = Environment(environment.home, environment)
        for target, iterated, conditions in code[3]:
            over = self.coerce(self.evaluate(iterated, inner))
            self._store(target, self.element(over), inner, Place(environment.home[0], 0))
            for condition in conditions:
                self.evaluate(condition, inner)
        key = self.evaluate(code[1], inner)
        value = self.coerce(self.evaluate(code[2], inner))
        if isinstance(key, Names):
            return Mapping(dict.fromkeys(key.values, value))
        return Mapping({}, value)

    def _text(self, code: Any, environment: Environment) -> Value:
        parts = [self.coerce(self.evaluate(part, environment)) for part in code[1]]
        if all(isinstance(part, Const) for part in parts):
            return Const("".join(str(part.value) for part in parts if isinstance(part, Const)))
        return operators.concatenated(self, parts, self._place(code[2], environment))

    def _unary(self, code: Any, environment: Environment) -> Value:
        value = self.coerce(self.evaluate(code[2], environment))
        if isinstance(value, Const) and code[1] == "Not":
            return Const(not value.value)
        if isinstance(value, Data) and code[1] == "USub":
            return value.then(self.step("multiply", Place(environment.home[0], 0), {"by": -1}))
        return value if isinstance(value, Data) else UNKNOWN

    def _compare(self, code: Any, environment: Environment) -> Value:
        left = self.coerce(self.evaluate(code[2], environment))
        right = self.coerce(self.evaluate(code[3], environment))
        truth = _compared(code[1], left, right)
        if truth is not None:
            return Const(truth)
        for side in (left, right):
            if isinstance(side, Data):
                made = side.copy()
                made.statistic, made.detail = "mask", "mask"
                return made
        return UNKNOWN

    def _truth(self, code: Any, environment: Environment) -> bool | None:
        if code[0] == "cmp" and ["g", "builtins.__name__"] in (code[2], code[3]):
            return True
        value = self.coerce(self.evaluate(code, environment))
        if isinstance(value, Const):
            return bool(value.value)
        return None

    # --- shapes ------------------------------------------------------------------------------------------------

    def element(self, value: Value) -> Value:
        """What a loop over a value sees."""
        if isinstance(value, Items):
            constants = [item.value for item in value.items if isinstance(item, Const)]
            if value.items and len(constants) == len(value.items):
                return Const(constants[0]) if len(constants) == 1 else Names(tuple(constants))
            return self.joined(value.items)
        if isinstance(value, Const) and isinstance(value.value, tuple | list):
            return Names(tuple(value.value))
        if isinstance(value, Mapping):
            keys = tuple(value.items)
            return Names(keys) if keys else UNKNOWN
        if isinstance(value, Data):
            return UNKNOWN if value.detail == "names" else value
        if isinstance(value, Obj):
            return operators.element_of(self, value)
        return UNKNOWN

    def unpack(self, value: Value, count: int) -> list[Value]:
        """A value as `count` parts."""
        if isinstance(value, Items) and not value.grown and len(value.items) == count:
            return value.items
        if isinstance(value, Const) and isinstance(value.value, tuple | list) and len(value.value) == count:
            return [Const(item) for item in value.value]
        if isinstance(value, Obj) and value.loaded is not None:
            return [operators.part_of(value, str(i)) for i in range(count)]
        if isinstance(value, Data):
            return [value.copy() for _ in range(count)]
        if isinstance(value, Items) and value.grown and value.items:
            return [value.items[0]] * count
        return [UNKNOWN] * count

    def joined(self, values: list[Value]) -> Value:
        """One value for several ways to get here."""
        result: Value | None = None
        for value in values:
            result = value if result is None else self.join(result, value)
        return result if result is not None else Const(None)

    def join(self, a: Value, b: Value) -> Value:
        """One value for two branches: the one that says more."""
        a, b = self.coerce(a), self.coerce(b)
        if a is b:
            return a
        if isinstance(a, Const) and isinstance(b, Const):
            if a.value is None:
                return b
            return a if b.value is None or a.value == b.value else UNKNOWN
        for one, other in ((a, b), (b, a)):
            if one is UNKNOWN or isinstance(one, Const):
                return other
        if isinstance(a, Items) and isinstance(b, Items) and len(a.items) == len(b.items):
            joined = [self.join(x, y) for x, y in zip(a.items, b.items, strict=True)]
            return Items(joined, a.kind, grown=a.grown or b.grown)
        if isinstance(a, Data) and isinstance(b, Data):
            return a if len(a.steps()) >= len(b.steps()) else b
        for one, other in ((a, b), (b, a)):
            if isinstance(one, Obj) and not isinstance(other, Obj):
                return one
        if isinstance(a, Obj) and isinstance(b, Obj):
            return b if b.loaded is not None and a.loaded is None else a
        return a

    def _place(self, position: list[int], environment: Environment) -> Place:
        return Place(environment.home[0], *position)


_MAKERS = frozenset({"b", "k", "t", "l", "d", "f", "C", "CD", "?"})
"""Kinds of expression that can make a value larger than its parts are."""


def _keep(value: Value) -> None:
    """Note that an object goes where it cannot be followed."""
    if isinstance(value, Obj):
        value.kept = True
    elif isinstance(value, Items):
        for item in value.items[:20]:
            _keep(item)
    elif isinstance(value, Mapping):
        for item in list(value.items.values())[:20]:
            _keep(item)


def _compared(op: str, left: Value, right: Value) -> bool | None:
    if op in ("Is", "IsNot"):
        if isinstance(right, Const) and right.value is None:
            if isinstance(left, Const):
                return (left.value is None) == (op == "Is")
            if isinstance(left, Obj | Function | Mapping | Items):
                return op == "IsNot"
        return None
    if isinstance(left, Const) and isinstance(right, Const):
        if op == "Eq":
            return bool(left.value == right.value)
        if op == "NotEq":
            return bool(left.value != right.value)
    if op in ("In", "NotIn") and isinstance(left, Const) and isinstance(right, Items):
        if all(isinstance(item, Const) for item in right.items):
            held = any(isinstance(item, Const) and item.value == left.value for item in right.items)
            return held == (op == "In")
    return None
