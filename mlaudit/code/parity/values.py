"""What expressions stand for while chains are followed: data with the steps it went through, and objects."""

from __future__ import annotations

from typing import Any, Final, NamedTuple


class Place(NamedTuple):
    """A region of a file in its joined text, offsets in bytes from 0, as `ast` counts them."""

    path: str
    line: int
    column: int = 0
    end_line: int = 0
    end_column: int = 0


class Step:
    """One operation that data went through. Compared by `op` and `parameters`; two uses of one step are one object.

    `parameters` maps a name to a constant, a `Stat`, a `Saved` or `UNKNOWN`. `carrier` is the transformer that
    applied it, `fitted` whether it was fitted in this same run. `guarded`: on one branch only. `rescue`: in a handler
    only. `partial`: on columns that could not be told apart. `made`: where the object was made whose arguments are
    parameters of this. `trail` holds the calls that led to it, outermost first. `literals` are the parameters that are
    numbers too precise to be chosen by hand. `fields` names what a text was put together from. `within` are the
    functions that led to it, the one that it stands in last. `sides` are the two columns that a step reckons with.
    """

    __slots__ = (
        "carrier",
        "fields",
        "fitted",
        "function",
        "guarded",
        "literals",
        "made",
        "op",
        "parameters",
        "partial",
        "place",
        "rescue",
        "sides",
        "trail",
        "within",
    )

    def __init__(
        self,
        op: str,
        place: Place,
        parameters: dict[str, Any] | None = None,
        *,
        carrier: Obj | None = None,
        fitted: bool = False,
        guarded: bool = False,
        function: tuple[str, str] = ("", ""),
        trail: tuple[Place, ...] = (),
    ) -> None:
        self.op = op
        self.place = place
        self.parameters = parameters or {}
        self.carrier = carrier
        self.fitted = fitted
        self.guarded = guarded
        self.function = function
        self.trail = trail
        self.partial = False
        self.rescue = False
        self.made: Place | None = None
        self.literals: tuple[tuple[float, Place], ...] = ()
        self.fields: tuple[str, ...] = ()
        self.sides: tuple[Side, ...] = ()
        self.within: tuple[tuple[str, str], ...] = (function,)

    def written(self, op: str, parameters: dict[str, Any], place: Place | None = None) -> Step:
        """The same step in other words."""
        made = Step(
            op,
            place or self.place,
            parameters,
            carrier=self.carrier,
            fitted=self.fitted,
            guarded=self.guarded,
            function=self.function,
            trail=self.trail,
        )
        made.partial, made.rescue, made.made, made.literals = self.partial, self.rescue, self.made, self.literals
        made.fields, made.within, made.sides = self.fields, self.within, self.sides
        return made

    def __repr__(self) -> str:
        return f"<{self.op} {self.parameters or ''} {self.place.path}:{self.place.line}>"


Chain = tuple[Step, ...]
Side = tuple[str, Chain]
"""A column that a step reckons with: its name and its own chain."""


class Value:
    """Anything that an expression may stand for. The bare class means: unknown."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN = Value()


class Const(Value):
    """A constant, tuples of constants included; `place` is known for numbers too precise to be chosen by hand."""

    __slots__ = ("place", "value")

    def __init__(self, value: Any, place: Place | None = None) -> None:
        self.value = value
        self.place = place

    def __repr__(self) -> str:
        return f"Const({self.value!r})"


class Stat:
    """A parameter that is computed from data: ``median`` of the column. Equal to any of that name; `source` says whose
    data (see `Data`).
    """

    __slots__ = ("name", "source")

    def __init__(self, name: str, source: str = "") -> None:
        self.name = name
        self.source = source

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Stat) and other.name == self.name

    def __hash__(self) -> int:
        return hash(self.name)

    def __repr__(self) -> str:
        return f"{self.name} of the data"


class Saved(NamedTuple):
    """A parameter that was read from a file."""

    path: str

    def __repr__(self) -> str:
        return f"from {self.path or 'a file'}"


class Drawn:
    """What stands for a feature that is drawn at random."""

    def __repr__(self) -> str:
        return "drawn at random"


DRAWN = Drawn()


class Fixed(NamedTuple):
    """What stands for a feature that is the same number for every request; `position` tells it in a row that is a bare
    list.
    """

    value: float
    position: int | None = None

    def __repr__(self) -> str:
        return f"always {self.value!r}"


class OwnLimit:
    """Where a tokenizer cuts that is given no length."""

    def __repr__(self) -> str:
        return "its own limit"


OWN_LIMIT = OwnLimit()


class Data(Value):
    """Data on its way: a table, array, text, image or record.

    `chain` holds the steps of the whole, and of every column that `columns` does not name; `columns` the full
    chains of columns that were treated apart. `statistic` names the reduction where this is one (``median``).
    `source` says where it comes from: ``file``, ``payload``, ``network`` (what another service answered),
    ``database``, ``parameter``, ``artifact``, ``made`` or ``unknown``. `derived` maps a column to the column or
    field of another name that it was made of. `filled` lists constants that stand in for fields of a request (name,
    constant or `DRAWN`, where; None for a field that may be missing). `loose` is where the values of a request's
    fields were taken in the order in which it names them. `crossed` is a column that got another one's field, while
    that one got its own: (column, field, where). `row` holds the values of a row that is a bare list, as (name,
    chain) by position; `blocks` the transformers whose outputs stand side by side. `pruned`: columns of unknown
    names were taken out.
    """

    __slots__ = (
        "blocks",
        "categories",
        "chain",
        "columns",
        "crossed",
        "derived",
        "detail",
        "filled",
        "loose",
        "name",
        "order",
        "parent",
        "place",
        "pruned",
        "row",
        "source",
        "statistic",
    )

    def __init__(
        self,
        source: str,
        name: str = "",
        chain: Chain = (),
        columns: dict[str, Chain] | None = None,
        *,
        detail: str = "",
        statistic: str = "",
        order: tuple[str, ...] | None = None,
        place: Place | None = None,
    ) -> None:
        self.source = source
        self.name = name
        self.chain = chain
        self.columns = columns if columns is not None else {}
        self.detail = detail
        self.statistic = statistic
        self.order = order
        self.place = place
        self.categories = False
        self.parent: Data | None = None
        self.filled: tuple[tuple[str, Any, Place], ...] = ()
        self.derived: dict[str, str] = {}
        self.loose: Place | None = None
        self.crossed: tuple[str, str, Place] | None = None
        self.row: tuple[tuple[str, Chain], ...] = ()
        self.blocks: tuple[Obj, ...] = ()
        self.pruned = False

    @property
    def is_sent(self) -> bool:
        """Whether it is what a caller gives: a request's body, or a parameter."""
        return self.source in ("payload", "parameter")

    def copy(self) -> Data:
        """The same data as an object of its own."""
        made = Data(self.source, self.name, self.chain, dict(self.columns), detail=self.detail, order=self.order)
        made.place, made.statistic, made.categories, made.filled = (
            self.place,
            self.statistic,
            self.categories,
            self.filled,
        )
        made.derived, made.loose = dict(self.derived), self.loose
        made.row, made.blocks, made.crossed, made.pruned = self.row, self.blocks, self.crossed, self.pruned
        return made

    def then(self, *steps: Step) -> Data:
        """This data after more steps on the whole of it."""
        made = self.copy()
        made.apply(*steps)
        return made

    def apply(self, *steps: Step) -> None:
        """Add steps on the whole, in place. How random numbers become rows is no preparation of them; a word that is
        drawn may be looked up.
        """
        if self.source == "drawn":
            steps = tuple(step for step in steps if step.op == "map" or not step.op[:1].islower())
        self.chain += steps
        for name in self.columns:
            self.columns[name] += steps
        self.row = tuple((name, chain + steps) for name, chain in self.row)

    def view(self, name: str) -> Data:
        """One column or field."""
        made = Data(self.source, name, self.columns.get(name, self.chain), detail=self.detail, place=self.place)
        made.parent = self
        made.filled = tuple(f for f in self.filled if f[0] == name)
        return made

    def steps(self) -> list[Step]:
        """Every step of any column, once, in order."""
        seen: dict[int, Step] = {}
        for chain in (self.chain, *self.columns.values()):
            for step in chain:
                seen.setdefault(id(step), step)
        return list(seen.values())

    def __repr__(self) -> str:
        return f"Data({self.source}:{self.name} {list(self.chain)} {self.columns or ''} {self.statistic})"


MASK: Final = "mask"
"""What a comparison gives: a feature of yes and no where it is reckoned with, and no number of the data."""
PREDICTION: Final = "prediction"
"""What data that a model answered with is called."""


class Items(Value):
    """A tuple or list of values. `grown`: items were added in a loop, so one stands for many. `uncounted`: some of
    them do, for what was spread into it has no known length. `without`: all names of a table but these.
    """

    __slots__ = ("grown", "items", "kind", "uncounted", "without")

    def __init__(self, items: list[Value], kind: str = "list", *, grown: bool = False) -> None:
        self.items = items
        self.kind = kind
        self.grown = grown
        self.uncounted = False
        self.without: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"{self.kind}{self.items}"


class Names(Value):
    """One of several constants, as in a loop over column names."""

    __slots__ = ("place", "values")

    def __init__(self, values: tuple[Any, ...], place: Place | None = None) -> None:
        self.values = values
        self.place = place

    def __repr__(self) -> str:
        return f"one of {self.values}"


class Mapping(Value):
    """A dict with constant keys; `rest` stands for what other keys hold."""

    __slots__ = ("items", "rest")

    def __init__(self, items: dict[Any, Value], rest: Value | None = None) -> None:
        self.items = items
        self.rest = rest

    def __repr__(self) -> str:
        return f"Mapping({self.items})"


class Obj(Value):
    """An instance: of a library class by its dotted name, or of a project class (`home`).

    `loaded` is the file that it was read from ("" where unknown, None where it was made here), `others` are those that
    it may have been read from instead. `saved` lists where it was written, `guessed` those of these files that only the
    bare name of another one speaks for; `kept` says that it, or what it learnt, went
    where it cannot be followed. `part` is its position where a tuple or dict of objects was saved in one file.
    """

    __slots__ = (
        "arguments",
        "attributes",
        "cls",
        "fits",
        "guessed",
        "home",
        "items",
        "kept",
        "loaded",
        "others",
        "part",
        "place",
        "saved",
    )

    def __init__(
        self,
        cls: str,
        place: Place,
        arguments: dict[str, Value] | None = None,
        *,
        loaded: str | None = None,
        home: tuple[str, str] | None = None,
    ) -> None:
        self.cls = cls
        self.place = place
        self.arguments = arguments or {}
        self.loaded = loaded
        self.home = home
        self.others: list[str] = []
        self.guessed: tuple[str, ...] = ()
        self.part = ""
        self.attributes: dict[str, Value] = {}
        self.items: list[Value] = []
        self.saved: list[tuple[str, str]] = []
        self.fits: list[Place] = []
        self.kept = False

    @property
    def short(self) -> str:
        """The last part of the class name."""
        return self.cls.rpartition(".")[2]

    def another(self) -> Obj:
        """An object of its own that was read or made in the same way."""
        made = Obj(self.cls, self.place, self.arguments, loaded=self.loaded, home=self.home)
        made.others = list(self.others)
        return made

    @property
    def files(self) -> list[str]:
        """Every file that it may have been read from, as far as they are known."""
        return [path for path in (self.loaded, *self.others) if path]

    def __repr__(self) -> str:
        return f"Obj({self.cls} loaded={self.loaded} saved={self.saved})"


class Function(Value):
    """A function of the project, with the environment it closes over, bound arguments and instance. `is_bare`: without
    its decorators.
    """

    __slots__ = ("bound", "code", "environment", "is_bare", "keywords", "path", "qualname", "this")

    def __init__(
        self,
        path: str,
        qualname: str,
        code: Any,
        environment: Any = None,
        this: Value | None = None,
        bound: list[Value] | None = None,
        keywords: dict[str, Value] | None = None,
    ) -> None:
        self.path = path
        self.qualname = qualname
        self.code = code
        self.environment = environment
        self.this = this
        self.bound = bound or []
        self.keywords = keywords or {}
        self.is_bare = False

    def __repr__(self) -> str:
        return f"Function({self.path}:{self.qualname})"


class Class(Value):
    """A class of the project."""

    __slots__ = ("path", "qualname")

    def __init__(self, path: str, qualname: str) -> None:
        self.path = path
        self.qualname = qualname


class Extern(Value):
    """A module, function or class from outside the project, by its dotted name; `partial` arguments already given."""

    __slots__ = ("keywords", "name")

    def __init__(self, name: str, keywords: dict[str, Value] | None = None) -> None:
        self.name = name
        self.keywords = keywords or {}

    def __repr__(self) -> str:
        return f"Extern({self.name})"


class Super(Value):
    """``super()`` inside a method of the class `home`."""

    __slots__ = ("home", "this")

    def __init__(self, this: Obj, home: tuple[str, str]) -> None:
        self.this = this
        self.home = home


class Method(Value):
    """An attribute of a value, not yet called."""

    __slots__ = ("name", "owner")

    def __init__(self, owner: Value, name: str) -> None:
        self.owner = owner
        self.name = name


class Event(NamedTuple):
    """Something that happened to a model: ``fit`` or ``predict``, with the data that went in."""

    kind: str
    model: Obj
    data: Data
    method: str
    place: Place
    root: tuple[str, str]
    function: tuple[str, str]
    trail: tuple[Place, ...] = ()
    label: str = ""


class Environment:
    """The names of one function call or module. `home` is (path, qualname)."""

    __slots__ = ("globals", "home", "names", "parent", "returns")

    def __init__(self, home: tuple[str, str], parent: Environment | None = None) -> None:
        self.home = home
        self.parent = parent
        self.names: dict[str, Value] = {}
        self.globals: set[str] = set()
        self.returns: list[Value] = []
