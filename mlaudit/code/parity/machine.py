"""Follows values through the recorded flow of a project: statements in order, project helpers inlined across files.

Nothing is run. Branches are joined, loop bodies read once, and what cannot be told is `UNKNOWN`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mlaudit.code.parity import (
    either,
    expressions,
    functions,
    hooks,
    lookup,
    methods,
    objects,
    parameters,
    several,
    shapes,
    statements,
    wrappers,
)
from mlaudit.code.parity.flows import flows
from mlaudit.code.parity.values import (
    UNKNOWN,
    Chain,
    Class,
    Const,
    Data,
    Environment,
    Event,
    Extern,
    Function,
    Items,
    Mapping,
    Method,
    Obj,
    Place,
    Step,
    Value,
)

if TYPE_CHECKING:
    from mlaudit.code.parity.resampling import Resized
    from mlaudit.code.parity.writers import Writers
    from mlaudit.code.project import ProjectView

MAX_DEPTH: Final = 12
ROOT_BUDGET: Final = 4_000
"""Expressions that one root may take. Those that reach a model in 31 public projects take at most 2,400."""
MANY_ROOTS: Final = 300
"""Roots from which a project is a library: most of its functions train or ask nothing that was made."""
BARREN_BUDGET: Final = 1_200
"""Expressions that a root of a library may take until it reaches a model; it then has the rest. Of 560 roots in 202
public projects that reach one, 95 % have done so by then; none of these projects has more than 129 roots.
"""


class Machine:
    """One reading of a project. `events` is the outcome; `lost` says what could not be followed and why.

    `statics` holds the attributes that classes were given, `served` the functions that answer requests. `tables`
    holds what was written to a file, by its name, with the program that wrote it, `parts` what was written to one
    together, `lists` the lists of names, by file and part; `sources` says by what rows were read, and from where,
    by the place; `stored` holds the steps (by `id`) that another program found in such a file. `required` names the
    fields that a function looks for in a request. `held` names what was read from a file and lives on: in a class,
    or in a module, as (path, class). `halves` holds logarithms with the exponentials that take them back but for
    one: ``exp(log1p(x))``; `answers` are the chains of what models (by `id`) learnt to answer, `undone` what is
    done first to an answer, with where it was given; `resized` the steps (by `id`) that bring pictures to another
    size, with how. `led` are the functions that led to an event; `applied` says which transformers that were read
    from a file a function applies, to whatever it is. `spent` are the roots that were too long to be read to their
    end. `handed` holds the models that a function is given and fits, by the `id` of what stands for them.
    `reckoned` says where columns are computed from others, by their names. `copies` are the files, by name, that
    have a second name. `wrapping` are the functions whose decorators are being read: one may stand round itself.
    `writers` finds who wrote a file, once everything has been run.
    """

    def __init__(self, project: ProjectView) -> None:
        self.project = project
        self.flows = flows(project)
        self.events: list[Event] = []
        self.lost: list[tuple[Place, str]] = []
        self.backward: set[tuple[str, str]] = set()
        self.heap: dict[str, Value] = {}
        self.closures: dict[tuple[str, str], Environment] = {}
        self.statics: dict[tuple[str, str], dict[str, Value]] = {}
        self.served: set[tuple[str, str]] = set()
        self.options: dict[str, Value] = {}
        self.objects: list[Obj] = []
        self.tables: dict[str, tuple[Data, str]] = {}
        self.parts: dict[str, dict[str, tuple[Data, str]]] = {}
        self.lists: dict[tuple[str, str], tuple[str, ...]] = {}
        self.sources: dict[Place, tuple[str, str]] = {}
        self.stored: dict[int, Step] = {}
        self.required: dict[tuple[str, str], set[str]] = {}
        self.held: list[tuple[str, Obj, tuple[str, str]]] = []
        self.halves: list[tuple[Step, Step]] = []
        self.answers: dict[int, Chain] = {}
        self.undone: list[tuple[Place, Step]] = []
        self.resized: dict[int, Resized] = {}
        self.tabled: set[int] = set()
        self.handed: dict[int, tuple[Data, Obj]] = {}
        self.reckoned: dict[str, list[Place]] = {}
        self.saves: list[tuple[str, Obj, Place, str]] = []
        self.logged: list[tuple[Obj, Place]] = []
        self.copies: list[tuple[str, str]] = []
        self.writers: Writers | None = None
        self.read: set[tuple[str, str]] = set()
        self.wrapping: set[tuple[str, str]] = set()
        self.spent: set[tuple[str, str]] = set()
        self.led: set[tuple[str, str]] = set()
        self.applied: dict[tuple[str, str], list[Obj]] = {}
        self.root: tuple[str, str] = ("", "")
        self.guard = 0
        self.rescue = 0
        self._modules: dict[str, Environment] = {}
        self.stack: list[tuple[str, str]] = []
        self.trail: list[Place] = []
        self.left = ROOT_BUDGET
        self.is_library = False
        self._barren = False
        self.resolved: dict[tuple[str, str], Value] = {}
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
            saved = self.root, self.left, self.guard, self.stack, self.trail, self.rescue
            self.root, self.left, self.guard, self.stack, self.trail = (path, ""), ROOT_BUDGET, 0, [(path, "")], []
            try:
                statements.block(self, flow.module, environment)
            except RecursionError:
                self.lost.append((Place(path, 1), "nested too deeply to follow"))
            self.root, self.left, self.guard, self.stack, self.trail, self.rescue = saved
        return environment

    def start(self, path: str, qualname: str) -> None:
        """Read a function as a root: its parameters stand for what comes from outside."""
        flow = self.flows.get(path)
        if flow is None or qualname not in flow.functions:
            return
        code = flow.functions[qualname]
        environment = self.module(path)
        self._barren = self.is_library and (path, qualname) not in self.served
        budget = BARREN_BUDGET if self._barren else ROOT_BUDGET
        self.root, self.left, self.guard, self.stack, self.trail = (path, qualname), budget, 0, [], []
        self.rescue = 0
        owner = qualname.rpartition(".")[0]
        this = self._instance(path, owner) if owner and owner in flow.classes else None
        if owner and this is None:
            return  # a nested function: read where it is called or handed over
        arguments: dict[str, Value] = {}
        for name, default, kind in code[0]:
            value = self._default(default, environment)
            arguments[name] = value if isinstance(value, Const) and value.value is not None else self.parameter(name)
            if kind:
                arguments[name] = self.parameter(name)
            if _is_injected(value):
                arguments[name] = self._injected(value) or self.parameter(name)
        try:
            arguments.update(hooks.given(self, path, qualname, this))
            _keep(self.run(Function(path, qualname, code, None, this), arguments))
        except RecursionError:
            self.lost.append((Place(path, code[2] or 1), "nested too deeply to follow"))

    def _default(self, default: Any, environment: Environment) -> Value:
        """What a parameter holds that nobody gives anything, or what its annotation says of who does (``@``)."""
        if default is None:
            return UNKNOWN
        if default[0] != "@":
            return expressions.evaluate(self, default, environment)
        said = expressions.evaluate(self, default[1], environment)
        return said if _is_injected(said) else UNKNOWN

    def _injected(self, wanted: Value) -> Value | None:
        """What a framework hands over for ``= Depends(get_pipeline)``; None where that is no object of its own."""
        if not isinstance(wanted, Obj):
            return None
        maker = wanted.arguments.get("0", wanted.arguments.get("dependency"))
        given = self.call(maker, [], {}, wanted.place) if isinstance(maker, Function | Class) else None
        several = isinstance(given, Items) and any(isinstance(each, Obj | Mapping) for each in given.items)
        return given if several or isinstance(given, Obj | Mapping) else None

    def parameter(self, name: str) -> Value:
        """What comes from outside under a name."""
        return Data("parameter", name)

    def _instance(self, path: str, qualname: str) -> Obj:
        """The one instance that stands for `self` where a method is a root; made as the class makes itself."""
        found = self._instances.get((path, qualname))
        if found is None:
            found = self._made_once(path, qualname)
            if found is not None:
                self._instances[path, qualname] = found
                return found
            found = self.bare(Class(path, qualname), Place(path, 1))
            self._instances[path, qualname] = found
            for name in ("__init__", "setup", "initialize", "load", "load_context", "load_model"):
                method = self.method(found, name)
                if method is not None:
                    given = {p[0]: self.parameter(p[0]) for p in method.code[0] if p[1] is None}
                    self.run(method, given)
        return found

    def _made_once(self, path: str, qualname: str) -> Obj | None:
        """The instance that a module level makes of a class and hands something, where it makes one alone: its methods
        run on that.
        """
        start = self.flows[path].functions.get(f"{qualname}.__init__")
        if start is None or all(default is not None or kind for _, default, kind in start[0][1:]):
            return None
        made = [each for each in self.objects if each.home == (path, qualname) and each.arguments and not each.fits]
        return made[0] if len({each.place for each in made}) == 1 else None

    # --- calls -------------------------------------------------------------------------------------------------

    def invoke(self, function: Function, arguments: list[Value], keywords: dict[str, Value], place: Place) -> Value:
        """What a project function gives back for these arguments."""
        if self._is_later(function, place):
            return UNKNOWN
        node = (function.path, function.qualname)
        if not function.is_bare and node not in self.wrapping:
            self.wrapping.add(node)
            try:
                round_it = wrappers.wrapped(self, function, place)
                if round_it is not None:
                    return self.invoke(round_it, arguments, keywords, place)
            finally:
                self.wrapping.discard(node)
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
        self.trail.append(place)
        result = self.run(function, given)
        self.trail.pop()
        return result

    def _is_later(self, function: Function, place: Place) -> bool:
        """Whether a module calls a function above the body that is known of it: an earlier one went by that name."""
        top = (function.path, "")
        return self.stack == [top] and place.path == function.path and 0 < place.line < (function.code[2] or 0)

    def run(self, function: Function, given: dict[str, Value]) -> Value:
        """What the body of a project function gives back, with its parameters by name."""
        key = (function.path, function.qualname)
        if key in self.stack or len(self.stack) > MAX_DEPTH or self.left <= 0:
            if self.left <= 0 or len(self.stack) > MAX_DEPTH:
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
                value = self._default(default, function.environment or outer)
                environment.names[name] = self.parameter(name) if default[0] == "@" else value
            elif kind == 0 or kind == 3:
                environment.names[name] = self.parameter(name)
        self.stack.append(key)
        self.read.add(key)
        if function.code[3] == "lambda":
            result = expressions.evaluate(self, body, environment)
        else:
            statements.block(self, body, environment)
            self._inner_routes(environment)
            result = self._returned(environment.returns)
        self.stack.pop()
        return result

    def _returned(self, values: list[Value]) -> Value:
        """What a function gives back, by whichever way: of a model also where else it may have been read from."""
        result = shapes.joined(self, values)
        if len(values) > 1:
            held = {id(value) for _, value, _ in self.held}
            for value in values:
                if id(value) not in held and id(result) not in held:
                    several.also(result, value)
        return result

    def _inner_routes(self, environment: Environment) -> None:
        """Read the functions inside one that answer requests, each as a root: they close over what it made."""
        for value in [*environment.names.values()]:
            if isinstance(value, Function) and value.environment is environment:
                node = (value.path, value.qualname)
                if node in self.served and node not in self.read:
                    outer = self.root, self.left, self.guard, self.trail
                    self.root, self.left, self.guard, self.trail = node, ROOT_BUDGET, 0, []
                    _keep(self.run(value, {name: self.parameter(name) for name, _, _ in value.code[0]}))
                    self.root, self.left, self.guard, self.trail = outer

    def method(self, this: Obj, name: str) -> Function | None:
        """A method of a project class or of the project classes that it derives from."""
        if this.home is None:
            return None
        return lookup.find_method(self, this.home[0], this.home[1], name, this, 8)

    def instantiate(self, cls: Class, arguments: list[Value], keywords: dict[str, Value], place: Place) -> Value:
        """A new instance of a project class."""
        own = self._by_itself(cls, arguments, keywords, place)
        made = own or self.bare(cls, place)
        made.arguments = {**{str(i): v for i, v in enumerate(arguments)}, **keywords}
        if own is None or own not in self.objects:
            self.objects.append(made)
        start = self.method(made, "__init__")
        if start is not None:
            self.invoke(start, arguments, keywords, place)
        else:
            made.attributes.update(keywords)
            data = [d for v in (*arguments, *keywords.values()) if (d := parameters.as_data(v)) is not None]
            if data and not lookup.is_model(self, made):
                record = dict(keywords.items())
                return Mapping(dict(record), UNKNOWN) if record and not self._has_methods(cls) else made
        return made

    def bare(self, cls: Class, place: Place) -> Obj:
        """An instance on which nothing was done yet."""
        return Obj(f"{self.project.files[cls.path].module}.{cls.qualname}", place, home=(cls.path, cls.qualname))

    def _by_itself(self, cls: Class, arguments: list[Value], keywords: dict[str, Value], place: Place) -> Obj | None:
        """What the class's own `__new__` gives: the one instance that it keeps, as a rule."""
        flow = self.flows.get(cls.path)
        code = flow.functions.get(f"{cls.qualname}.__new__") if flow is not None else None
        if code is None:
            return None
        maker = Function(cls.path, f"{cls.qualname}.__new__", code, None, cls)
        made = self.invoke(maker, arguments, keywords, place)
        return made if isinstance(made, Obj) and made.home == (cls.path, cls.qualname) else None

    def _has_methods(self, cls: Class) -> bool:
        flow = self.flows.get(cls.path)
        prefix = f"{cls.qualname}."
        return flow is not None and any(name.startswith(prefix) for name in flow.functions)

    def evaluate(self, code: Any, environment: Environment) -> Value:
        """What a recorded expression stands for."""
        return expressions.evaluate(self, code, environment)

    def event(self, kind: str, model: Obj, data: Data, method: str, place: Place, label: str = "") -> None:
        """Record that data went into a model; `label` names the column that it is to predict."""
        home = self.stack[-1] if self.stack else self.root
        if self._barren:
            self._barren = False
            self.left += ROOT_BUDGET - BARREN_BUDGET
        self.led.update(self.stack)
        self.events.append(Event(kind, model, data.copy(), method, place, self.root, home, tuple(self.trail), label))

    def step(self, op: str, place: Place, parameters: dict[str, Any] | None = None, **details: Any) -> Step:
        """A new step, at the function that is being read."""
        home = self.stack[-1] if self.stack else self.root
        trail = tuple(self.trail)
        made = Step(op, place, parameters, guarded=self.guard > 0, function=home, trail=trail, **details)
        made.rescue = self.rescue > 0
        made.within = tuple(self.stack) or (home,)
        if made.carrier is not None and made.carrier.loaded is not None:
            for each in self.stack or [home]:
                self.applied.setdefault(each, []).append(made.carrier)
        return made

    @property
    def here(self) -> tuple[str, str]:
        """The function that is being read."""
        return self.stack[-1] if self.stack else self.root

    def call(self, callee: Value, arguments: list[Value], keywords: dict[str, Value], place: Place) -> Value:
        """What calling a value gives."""
        if isinstance(callee, Function):
            network = self._asked_by_name(callee)
            if network is not None:
                return objects.call_object(self, network, arguments, keywords, place)
            return self.invoke(callee, arguments, keywords, place)
        if isinstance(callee, Class):
            return self.instantiate(callee, arguments, keywords, place)
        if isinstance(callee, either.Either):
            return either.called(self, callee, arguments, keywords, place)
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

    def _asked_by_name(self, callee: Function) -> Obj | None:
        """The network of ``self.forward(x)`` or ``net.forward(x)``, which is ``net(x)``, but for its own `forward`."""
        network = callee.this
        if not callee.qualname.endswith(".forward") or not isinstance(network, Obj):
            return None
        inside = any(qualname.endswith((".forward", ".__call__")) for _, qualname in self.stack)
        return network if not inside and lookup.is_model(self, network) else None

    def _hand_over(self, arguments: list[Value], keywords: dict[str, Value]) -> None:
        """Nested functions that a framework is given, such as a lifespan: it will call them."""
        for value in (*arguments, *keywords.values()):
            if isinstance(value, Function) and value.environment is not None and value.code[3] != "lambda":
                if (value.path, value.qualname) not in self.read:
                    self.run(value, {name: self.parameter(name) for name, _, _ in value.code[0]})


def _is_injected(value: Value) -> bool:
    return isinstance(value, Obj) and value.short in ("Depends", "Security")


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
