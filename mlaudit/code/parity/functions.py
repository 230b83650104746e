"""Calls of functions and classes from outside the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlaudit.code.parity import (
    artifacts,
    audio,
    boosters,
    fills,
    kinds,
    ladders,
    moments,
    pixels,
    registry,
    relays,
    several,
    signals,
    signatures,
    tables,
    transforms,
)
from mlaudit.code.parity.arithmetic import binary, bounded
from mlaudit.code.parity.operators import mapped
from mlaudit.code.parity.parameters import (
    REQUESTS,
    UNFOLLOWED,
    Arguments,
    Keywords,
    as_data,
    constant_of,
    literals_of,
    parameter,
    parameters_of,
)
from mlaudit.code.parity.special import SPECIAL
from mlaudit.code.parity.tabular import field_of, parsed
from mlaudit.code.parity.values import MASK, PREDICTION, UNKNOWN, Const, Data, Extern, Items, Names, Obj, Place, Value

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine


def call(machine: Machine, callee: Extern, arguments: Arguments, keywords: Keywords, place: Place) -> Value:
    """A call of something outside the project, by its dotted name."""
    if callee.keywords:
        keywords = {**callee.keywords, **keywords}
    name = callee.name
    last = name.rpartition(".")[2]
    special = SPECIAL.get(name) or SPECIAL.get(last)
    if special is not None:
        found = special(machine, name, arguments, keywords, place)
        if found is not None:
            return found
    kept = registry.function(machine, name, arguments, keywords, place)
    if kept is not None:
        return kept
    loader = artifacts.load(machine, name, arguments, keywords, place)
    if loader is not None:
        return loader
    if artifacts.save(machine, name, arguments, keywords, place):
        return UNKNOWN
    if name in relays.COPIES and len(arguments) > 1:
        relays.copied(machine, arguments[0], arguments[1], place)
        return arguments[1]
    data = next((d for v in (*arguments, *keywords.values()) if (d := as_data(v)) is not None), None)
    if name in _NOISE or name.startswith(_MADE_UP):
        return Data("drawn", last, place=place)
    if name in _LAID_OUT or (data is None and name in _IN_HAND):
        return Data("unknown", last, place=place)
    if last in tables.READERS or name in _DATASETS:
        return _read(machine, name, arguments, keywords, place)
    if name.startswith(_NETWORK):
        return Data("network", last, place=place)
    if name.startswith(REQUESTS):
        field = Data("payload", last, place=place)
        field.loose = place if last == "values" else None
        return field_of(field, arguments, keywords, place) if last == "get" and arguments else field
    measured = signals.function(machine, name, arguments, keywords, place)
    if measured is not None:
        return measured
    if data is None and name in _ON_PICTURES:
        data = Data("unknown", last, place=place)
    made = transforms.function(machine, name, arguments, keywords, place, data)
    if made is None:
        made = audio.function(machine, name, arguments, keywords, place, data)
    if made is None and data is not None:
        made = moments.function(machine, name, arguments, keywords, place, data)
    if made is None and data is not None:
        made = pixels.function(machine, name, arguments, keywords, place, data)
    if made is not None:
        return made
    boosted = boosters.function(machine, name, arguments, keywords, place)
    if boosted is not None:
        return boosted
    if last[:1].isupper() and not name.startswith(("numpy.", "torch.Float", "torch.Long", "torch.Tensor")):
        return _construct(machine, name, arguments, keywords, place)
    if data is None:
        if name == "builtins.next" and arguments and isinstance(arguments[0], Items | Names):
            return several.first(arguments[0])
        if name.startswith("builtins."):
            return UNKNOWN
        if name.startswith(("numpy.random.", "random.", "torch.rand")):
            return Data("drawn", last, place=place)
        if last in _ARRAYS and arguments and _is_vector(parameter(arguments[0])):
            return arguments[0]
        if name.startswith("streamlit."):
            return kinds.of_widget(name, arguments, keywords, place)
        if _gives_data(name):
            lost = name.startswith("numpy.") and bool(arguments) and arguments[0] is UNKNOWN
            return Data("unknown", last, (UNFOLLOWED,) if lost else (), place=place)
        given = {**{str(i): v for i, v in enumerate(arguments)}, **keywords} if name.startswith(_FACTORIES) else None
        return Obj(f"{name}()", place, given)
    return _function_on_data(machine, name, last, data, arguments, keywords, place)


_FACTORIES = ("torchvision.models.", "pytz.timezone", "dateutil.tz.gettz")
"""Functions that make something as a class would: what they are given says which network, or which time zone."""

_ON_PICTURES = frozenset({"cv2.resize", "cv2.cvtColor", "tensorflow.image.resize"})
"""Functions that are steps whatever is known of the picture."""

_HALF_INVERSES = {"exp": "log1p", "expm1": "log"}
"""Exponentials, each with the logarithm that the other one takes back."""

_NOISE = frozenset(
    {"numpy.random.rand", "numpy.random.randn", "numpy.random.random", "numpy.random.standard_normal"}
    | {"numpy.random.random_sample", "torch.rand", "torch.randn", "torch.randint", "tensorflow.random.normal"}
)
"""Functions that take a shape, and no data, whatever it was reckoned from."""
_MADE_UP = "sklearn.datasets.make_"
"""The beginning of the names of functions that make up rows."""

_LAID_OUT = frozenset({"numpy.empty", "numpy.zeros", "numpy.ones", "torch.empty", "torch.zeros", "torch.ones"})
"""Functions that lay out an array to be filled: they take a shape, too."""

_IN_HAND = frozenset({"datasets.Dataset.from_dict", "datasets.Dataset.from_list", "datasets.Dataset.from_generator"})
"""What makes a data set of what the program holds."""

_DATASETS = frozenset(
    {"tensorflow_datasets.load", "tensorflow.data.TFRecordDataset", "tensorflow.data.TextLineDataset"}
    | {f"datasets.Dataset.from_{kind}" for kind in ("csv", "json", "parquet", "text", "sql")}
)

_OF_SEVERAL = frozenset({"builtins.sum", "builtins.max", "builtins.min"})

_NETWORK = ("requests.", "httpx.", "urllib.", "aiohttp.", "boto3.", "google.cloud.")


_ARRAYS = frozenset({"array", "asarray", "tensor", "as_tensor", "constant"})


def _is_vector(value: object) -> bool:
    """Whether a parameter is a short list of numbers, one a channel or axis."""
    return isinstance(value, tuple) and 1 < len(value) <= 4 and all(isinstance(each, int | float) for each in value)


_BELOW = frozenset({"concat", "concatenate", "vstack", "stack", "cat", "zip", "enumerate"})
"""Functions that put what they get one below the other, as a rule: that is no row."""

_PAYLOADS = frozenset({"get_json", "text_input", "text_area", "file_uploader", "number_input", "selectbox", "slider"})


def _gives_data(name: str) -> bool:
    last = name.rpartition(".")[2]
    return last in _PAYLOADS or name.startswith(("numpy.", "requests.", "json.", "flask.", "cv2."))


_AS_ARRAY = frozenset({"numpy.array", "numpy.asarray"})


def _function_on_data(
    machine: Machine, name: str, last: str, data: Data, arguments: Arguments, keywords: Keywords, place: Place
) -> Value:
    if last in tables.MOVING_FUNCTIONS:
        if last in ("len", "print"):
            return UNKNOWN
        if data.statistic:
            return data
        whole = as_data(Items([v for v in arguments if as_data(v) is not None])) or data
        made = parsed(whole) if last in ("to_numeric", "int", "float") else whole.copy()
        made.name = data.name if len(arguments) == 1 else made.name
        if last in _BELOW:
            made.row = ()
        if name == "PIL.Image.fromarray" or (name in _AS_ARRAY and data.source == "file" and data.name == "open"):
            made.apply(machine.step(kinds.CAST, place, {"to": kinds.PICTURE if last == "fromarray" else kinds.ARRAY}))
        return made
    if last in tables.ARITHMETIC and len(arguments) > 1 and (last == "pow" or not name.startswith("builtins.")):
        return binary(machine, tables.ARITHMETIC[last], arguments[0], arguments[1], place)
    if name in ("builtins.max", "builtins.min") and len(arguments) == 2:
        bound = next((constant_of(v) for v in arguments if isinstance(v, Const)), None)
        if isinstance(bound, int | float) and not data.statistic:
            return data.then(machine.step("clip", place, {"lower" if last == "max" else "upper": bound}))
    if name in _OF_SEVERAL and (len(arguments) > 1 or isinstance(next(iter(arguments), None), Items)):
        return data.then(machine.step("combine", place, {"how": last}))  # of the fields of one row
    if last in tables.STATISTICS and name.partition(".")[0] in (
        "numpy",
        "torch",
        "tensorflow",
        "statistics",
        "builtins",
    ):
        made = data.copy()
        made.statistic = last
        return made
    if name == "unicodedata.normalize" and len(arguments) > 1:
        return data.then(machine.step("unicode", place, {"form": parameter(arguments[0])}))
    if last == "select" and (banded := _selected(machine, arguments, keywords, place)) is not None:
        return banded
    if last in fills.TESTS and arguments and not data.statistic:
        return fills.asked(machine, data, fills.TESTS[last], place)
    if last == "where" and len(arguments) == 3:
        full = fills.chosen(machine, arguments[0], arguments[1], arguments[2], place)
        if full is not None:
            return full
    if last == "where" and len(arguments) == 3 and (chosen := _chosen(arguments)) is not None:
        if chosen.statistic or chosen.source == "artifact":
            return chosen.copy()
        data = chosen
        other, replaces = (arguments[1], True) if as_data(arguments[1]) is None else (arguments[2], False)
        if (within := bounded(machine, arguments[0], chosen, other, place, replaces=replaces)) is not None:
            return within
    elif last == "where" and len(arguments) == 3 and data.detail == MASK and _is_yes_or_no(arguments[1:]):
        return data.copy()
    if last in tables.ELEMENTWISE and (name == "builtins.abs" or not name.startswith("builtins.")):
        rest = [v for v in arguments if as_data(v) is not data]
        made = data.then(machine.step(last, place, parameters_of(rest, keywords)))
        if data.chain and data.chain[-1].op == _HALF_INVERSES.get(last):
            machine.halves.append((data.chain[-1], made.chain[-1]))
        if data.name == PREDICTION and data.place is not None and not data.chain:
            machine.undone.append((data.place, made.chain[-1]))
        return made
    if last in ("map", "filter") and name.startswith("builtins."):
        if arguments and last == "map":
            return mapped(machine, data, arguments[0], place)
        return data
    if name.startswith(("builtins.", "logging.", "os.", "typing.", "time.", "warnings.", "matplotlib.", "seaborn.")):
        return data if last in ("abs", "round", "getattr") or name == "os.path.join" else UNKNOWN
    if _is_display(name):
        return UNKNOWN
    if name.startswith("sklearn.metrics") or last.startswith(("ttest", "ks_", "chi2", "pearsonr", "spearmanr")):
        return UNKNOWN
    rest = [v for v in arguments if as_data(v) is None]
    name = signatures.canonical(name)
    step = machine.step(name, place, signatures.given(name, rest, keywords) or parameters_of(rest, keywords))
    step.literals = literals_of([*rest, *keywords.values()])
    return data.then(step)


def _selected(machine: Machine, arguments: Arguments, keywords: Keywords, place: Place) -> Data | None:
    """``np.select([age < 18, age < 65], [0, 1], default=2)``; None for masks that are no ladder."""
    masks, values, *rest = (*arguments, UNKNOWN, UNKNOWN)
    if not isinstance(masks, Items) or not isinstance(values, Items) or not masks.items:
        return None
    other = keywords.get("default", rest[0] if len(arguments) > 2 else Const(0))
    ladder = ladders.of_masks(masks.items, values.items, other)
    mask = masks.items[0]
    if ladder is None or not isinstance(mask, Data):
        return None
    asked = mask.copy()
    asked.chain, asked.statistic, asked.detail = mask.chain[:-1], "", ""
    return asked.then(ladders.step_of(machine, ladder, place))


def _chosen(arguments: Arguments) -> Data | None:
    """``np.where(std == 0, 1, std)``: what one of the branches holds, rather than the mask; None for constants."""
    return next((data for value in arguments[1:] if (data := as_data(value)) is not None), None)


def _is_yes_or_no(branches: Arguments) -> bool:
    """``np.where(sex == "male", 1, 0)``: the comparison itself, as a number."""
    return {constant_of(branch) for branch in branches} == {0, 1}


def _is_display(name: str) -> bool:
    return name.startswith(("plotly.", "shap.", "wandb.", "mlflow.log", "streamlit.write", "streamlit.success"))


def _read(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Data:
    path = artifacts.text_of(artifacts.table_file(arguments, keywords))
    known = artifacts.table_at(machine, path)
    if known is not None:
        return known
    made = Data("file", path or name.rpartition(".")[2], place=place)
    machine.sources[place] = name, path
    colour: object = transforms.COLOURS_OF.get(name.rpartition(".")[0].rpartition(".")[2])
    if name in _DATASETS:
        colour = UNKNOWN  # pictures, as a rule, in the colours that they were stored in
    if colour is None:
        return made
    return made.then(machine.step("colour", place, {"to": colour, "how": transforms.AS_STORED}))


def _construct(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value:
    made = Obj(name, place, {**{str(i): v for i, v in enumerate(arguments)}, **keywords})
    machine.objects.append(made)
    return made


def call_unknown(machine: Machine, callee: Value, arguments: Arguments, keywords: Keywords, place: Place) -> Value:
    """A call of what could not be resolved: the data goes on, through a step that nobody knows."""
    data = next((d for v in (*arguments, *keywords.values()) if (d := as_data(v)) is not None), None)
    if isinstance(callee, Data) and data is not None:
        if callee.source == "parameter" and any(word in callee.name.lower() for word in ("model", "net", "clf")):
            machine.event("call", Obj("parameter", place), data, "", place)
            return Data("made", PREDICTION, place=place)
    if data is None:
        return UNKNOWN
    return data.then(machine.step("?", place))
