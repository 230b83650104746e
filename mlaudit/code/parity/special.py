"""Functions that are read in a way of their own, by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mlaudit.code.parity import environment, formats, lookup, shapes
from mlaudit.code.parity.bands import band
from mlaudit.code.parity.namespaces import NAMESPACES
from mlaudit.code.parity.parameters import Arguments, Keywords, as_data, chain_of, names_of, parameter, parameters_of
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
    Value,
)

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine


_BREAKS: Final = {"n": "\n", "r": "\r", "t": "\t"}


def _split(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    parts: list[Value] = []
    for value in arguments:
        data = as_data(value)
        parts.extend([data.copy(), data.copy()] if data is not None else [value, value])
    return Items(parts, "tuple")


def _subsets(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    """``random_split(rows, lengths)``: as many parts as lengths, each made of the same rows."""
    lengths = arguments[1] if len(arguments) > 1 else keywords.get("lengths")
    if not arguments or not isinstance(lengths, Items) or lengths.grown:
        return None
    rows = arguments[0]
    return Items([rows.copy() if isinstance(rows, Data) else rows for _ in lengths.items])


def _slices(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    """``from_tensor_slices((pictures, labels))``: what the model gets stands first."""
    given = arguments[0] if arguments else UNKNOWN
    first = as_data(given.items[0]) if isinstance(given, Items) and given.kind == "tuple" and given.items else None
    return first.copy() if first is not None else None


def _generated(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    """``tf.data.Dataset.from_generator(pairs, ...)``: what the function yields, of which the model gets the first."""
    maker = arguments[0] if arguments else keywords.get("generator")
    given = machine.call(maker, [], {}, place) if isinstance(maker, Function) else None
    if isinstance(given, Items) and given.kind == "tuple" and given.items:
        given = given.items[0]
    return as_data(given)


def _categorical(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    """``pd.Categorical(values)``, whose codes follow the values at hand unless `categories` names them."""
    data = as_data(arguments[0]) if arguments else None
    if data is None:
        return None
    made = data.copy()
    made.categories = "categories" in keywords or "dtype" in keywords or len(arguments) > 1
    return made


def _frame(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    given = arguments[0] if arguments else keywords.get("data", keywords.get("**"))
    data = as_data(given)
    names = names_of(keywords.get("columns"))
    if data is None:
        made = Data("made", "", place=place)
        made.order = () if names is None and given is None else None
        record = _record(given)
        if names is None and record is not None and record.rest is None:
            made.columns = {str(key): () for key in record.items}
            made.order = tuple(made.columns)
        return made
    made = data.copy()
    made.source = "made" if data.source == "drawn" else data.source
    row = _single_row(given)
    if names is not None and row is not None and len(row.items) == len(names):
        made.columns = {name: chain_of(item) for name, item in zip(names, row.items, strict=True)}
        made.chain = ()
        made.order = names
    elif names is not None and len(made.row) == len(names):
        made.columns = {name: chain for name, (_, chain) in zip(names, made.row, strict=True)}
        made.chain, made.order = (), names
    elif names is not None:
        if made.order is not None and len(made.order) == len(names) and set(made.order) != set(names):
            made.columns = {new: made.columns[old] for old, new in zip(made.order, names, strict=True)}
        made.order = names
    return made


def _series(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    """``pd.Series({"age": age})``, ``pd.Series([age], index=["age"])``, which are rows; ``pd.Series(texts)``."""
    given = arguments[0] if arguments else keywords.get("data")
    data = as_data(given)
    if given is None or data is None:
        return None
    if isinstance(given, Mapping):
        return _frame(machine, name, [Items([given])], {}, place)
    names = names_of(keywords.get("index"))
    if names is not None and isinstance(given, Items) and not given.grown and len(given.items) == len(names):
        return _frame(machine, name, [Items([given])], {"columns": keywords["index"]}, place)
    return data.copy()


def _record(given: Value | None) -> Mapping | None:
    """The one record that a table is made of: ``{"age": [40]}``, ``[{"age": 40}]``."""
    rows = given.items if isinstance(given, Items) and len(given.items) == 1 else [given]
    return rows[0] if isinstance(rows[0], Mapping) else None


def _single_row(given: Value | None) -> Items | None:
    """The row of ``[[a, b, c]]``."""
    rows = given.items if isinstance(given, Items) and not given.grown else []
    return rows[0] if len(rows) == 1 and isinstance(rows[0], Items) and not rows[0].grown else None


def _dummies(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    data = as_data(arguments[0] if arguments else keywords.get("data"))
    if data is None:
        return None
    names = names_of(keywords.get("columns"))
    given = {"drop_first": parameter(keywords.get("drop_first", Const(False)))}
    step = machine.step("get_dummies", place, given)
    if data.categories:
        return data
    if names is None:
        made = data.then(step)
        made.order, made.row = None, ()
        return made
    made = data.copy()
    made.order, made.row = None, ()
    for column in names:
        made.columns[column] = (*made.columns.get(column, made.chain), step)
    return made


def _factorize(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    data = as_data(arguments[0]) if arguments else None
    if data is None:
        return None
    return Items([data.then(machine.step("factorize", place)), UNKNOWN], "tuple")


def _quantiles(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    data = as_data(arguments[0]) if arguments else None
    return None if data is None else data.then(machine.step("qcut", place, parameters_of(arguments[1:], keywords)))


def _pattern(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    return Obj("re.Pattern", place, {"pattern": arguments[0]}) if arguments else None


def _parsed_options(
    machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place
) -> Value | None:
    """``HfArgumentParser((Model, Data))``: one object of each class, as it is without options."""
    given = arguments[0] if arguments else keywords.get("dataclass_types")
    classes = given.items if isinstance(given, Items) else [given]
    made = [machine.instantiate(each, [], {}, place) for each in classes if isinstance(each, Class)]
    return Obj("transformers.HfArgumentParser", place, {"parsed": Items(made, "tuple")})


def _converted(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    """A model in another format is the model."""
    return next((value for value in (*arguments, *keywords.values()) if isinstance(value, Obj)), None)


def _partial(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    if not arguments:
        return None
    first = arguments[0]
    if isinstance(first, Function):
        bound = [*first.bound, *arguments[1:]]
        return Function(
            first.path, first.qualname, first.code, first.environment, first.this, bound, {**first.keywords, **keywords}
        )
    if isinstance(first, Extern):
        return Extern(first.name, {**first.keywords, **keywords})
    return first


def substituted(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    """``re.sub(pattern, new, text)``"""
    given = dict(zip(("pattern", "repl", "string"), arguments, strict=False)) | keywords
    data = as_data(given.get("string"))
    if data is None:
        return None
    pattern, new = parameter(given.get("pattern", UNKNOWN)), parameter(given.get("repl", UNKNOWN))
    if isinstance(pattern, str):  # a line break, and the escape for one, match the same
        pattern = re.sub(r"(?<!\\)\\([nrt])", lambda found: _BREAKS[found[1]], pattern)
    return data.then(machine.step("replace", place, {"old": pattern, "new": new}))


def _pipeline(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    made = Obj(name, place, {**{str(i): v for i, v in enumerate(arguments)}, **keywords})
    made.items = list(arguments)
    machine.objects.append(made)
    return made


def _cross_validated(
    machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place
) -> Value | None:
    model = arguments[0] if arguments else keywords.get("estimator")
    data = as_data(arguments[1] if len(arguments) > 1 else keywords.get("X"))
    if isinstance(model, Obj) and data is not None:
        machine.event("evaluate", model, data, name.rpartition(".")[2], place)
    return UNKNOWN


def _getattr(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    if len(arguments) >= 2 and isinstance(arguments[1], Const) and isinstance(arguments[1].value, str):
        return shapes.coerce(machine, lookup.attribute(machine, arguments[0], arguments[1].value))
    return None


def _open(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    path = arguments[0] if arguments else UNKNOWN
    made = Obj("file", place, {"path": path})
    return made


def _buffer(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    """``BytesIO(blob.download_as_bytes())``: what was read from a file, and is to be read again."""
    return arguments[0] if arguments and isinstance(arguments[0], Obj) else None


def _enumerate(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    if arguments:
        return Items([Items([UNKNOWN, shapes.element(machine, arguments[0])], "tuple")], grown=True)
    return None


def _zip(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    return Items([Items([shapes.element(machine, value) for value in arguments], "tuple")], grown=True)


def _same(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    return arguments[0] if arguments else None


def _set(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    names = names_of(arguments[0]) if arguments else None
    return Const(names) if names else None


def _dict(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    if not arguments:
        return Mapping(dict(keywords))
    if isinstance(arguments[0], Mapping):
        return Mapping({**arguments[0].items, **keywords}, arguments[0].rest)
    return None


def _thread(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    if arguments and isinstance(arguments[0], Function | Method | Class):
        return machine.call(arguments[0], arguments[1:], keywords, place)
    return None


def _bare(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    """``super().__new__(cls)``: an instance that its own `__new__` goes on with."""
    return machine.bare(arguments[0], place) if arguments and isinstance(arguments[0], Class) else None


SPECIAL = {
    "builtins.object.__new__": _bare,
    "train_test_split": _split,
    "random_split": _subsets,
    "from_tensor_slices": _slices,
    "from_generator": _generated,
    "DataFrame": _frame,
    "LazyFrame": _frame,
    "pandas.Series": _series,
    "get_dummies": _dummies,
    "factorize": _factorize,
    "pandas.Categorical": _categorical,
    "pandas.qcut": _quantiles,
    **dict.fromkeys(("pandas.cut", "numpy.digitize", "numpy.searchsorted", "torch.bucketize"), band),
    **dict.fromkeys(("bisect.bisect", "bisect.bisect_left", "bisect.bisect_right"), band),
    **dict.fromkeys(formats.CONVERTERS, _converted),
    **dict.fromkeys(formats.SAME, _same),
    "re.compile": _pattern,
    "HfArgumentParser": _parsed_options,
    "functools.partial": _partial,
    "re.sub": substituted,
    "make_pipeline": _pipeline,
    "Pipeline": _pipeline,
    "ColumnTransformer": _pipeline,
    "make_column_transformer": _pipeline,
    "cross_val_score": _cross_validated,
    "cross_validate": _cross_validated,
    "cross_val_predict": _cross_validated,
    "builtins.getattr": _getattr,
    **dict.fromkeys(formats.OPENERS, _open),
    "io.BytesIO": _buffer,
    "builtins.enumerate": _enumerate,
    "builtins.zip": _zip,
    "builtins.dict": _dict,
    **dict.fromkeys(("builtins.set", "builtins.frozenset"), _set),
    **dict.fromkeys(("builtins.int", "builtins.float"), environment.number),
    "builtins.list": _same,
    "builtins.sorted": _same,
    "builtins.tuple": _same,
    "tqdm.tqdm": _same,
    "copy.deepcopy": _same,
    "asyncio.to_thread": _thread,
    "run_in_threadpool": _thread,
    "anyio.to_thread.run_sync": _thread,
    **dict.fromkeys(("streamlit.cache_resource", "streamlit.cache_data", "functools.cache"), _same),
    **dict.fromkeys(("prefect.task", "prefect.flow"), _same),
    **NAMESPACES,
}
