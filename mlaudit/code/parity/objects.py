"""Calls and methods of instances: transformers, models, tokenizers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlaudit.code.fitting import fits_otherwise
from mlaudit.code.parity import (
    artifacts,
    explainers,
    layers,
    lookup,
    operators,
    pipelines,
    registry,
    relays,
    several,
    signatures,
    tables,
    tokenizers,
    trainers,
    transforms,
    unseen,
)
from mlaudit.code.parity.parameters import Arguments, Keywords, as_data, constant_of, parameter, parameters_of
from mlaudit.code.parity.special import substituted
from mlaudit.code.parity.values import PREDICTION, UNKNOWN, Data, Items, Mapping, Method, Obj, Place, Step, Value

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine


ASKS = ("run", "async_run")
"""Methods of sessions and runners that ask the model which these hold."""


_LIBRARIES: Final = ("torchvision.", "torchaudio.", "tensorflow.", "keras.", "albumentations.", "torch.nn.", "kornia.")
"""Beginnings of the names of classes whose instances are steps where they are called."""


def remember_option(machine: Machine, arguments: Arguments, keywords: Keywords) -> None:
    """A command-line option and its default, for the code that reads it."""
    for value in arguments:
        text = constant_of(value)
        if isinstance(text, str):
            machine.options[text.lstrip("-").replace("-", "_")] = keywords.get("default", UNKNOWN)


def call_object(machine: Machine, obj: Obj, arguments: Arguments, keywords: Keywords, place: Place) -> Value:
    """An instance that is called: a transform on data, or a model."""
    data = next((d for v in (*arguments, *keywords.values()) if (d := as_data(v)) is not None), None)
    if data is None and (tokenizers.is_tokenizer(obj) or unseen.is_of_pictures(obj)):
        data = unseen.given(arguments, keywords, place)
    if data is None:
        return layers.called(obj, arguments, place)
    if (explained := explainers.asked(machine, obj, "", arguments, place)) is not None:
        return explained
    if (step := pipelines.asked(obj)) is not None:
        machine.event(pipelines.STEP, step, data, "", place)
        return Data("made", PREDICTION, place=place)
    if obj.cls in artifacts.PIPELINES:
        data = data.then(machine.step("tokenizer", place))
    if tokenizers.is_tokenizer(obj):
        return data.then(tokenizers.tokenized(machine, obj, data, keywords, place))
    image = keywords.get("image")
    steps = transforms.expand(machine, obj)
    if steps is not None:
        made = transforms.applied(as_data(image) or data, steps)
        return Mapping({"image": made}, made) if image is not None else made
    if obj.short.endswith(("Loss", "Criterion")):
        return Data("made", "loss", place=data.place or place)
    if obj.loaded is not None or lookup.is_model(machine, obj) or transforms.is_network(obj):
        machine.event("call", obj, data, "", place)
        return Data("made", PREDICTION, place=place)
    if obj.cls.startswith(("torch.nn.", "torch.optim.")):
        return Data("made", "", place=place)
    known = obj.short in tables.TRANSFORMERS or obj.cls.startswith(_LIBRARIES)
    label = obj.short if known else f"{obj.short}()"
    made_with = {key: value for key, value in obj.arguments.items() if not key.isdigit()}
    first = [value for key, value in obj.arguments.items() if key.isdigit()]
    given = signatures.given(obj.cls, first, made_with) or parameters_of([], keywords)
    return data.then(machine.step(label, place, given, carrier=obj))


def instance_method(
    machine: Machine, owner: Obj, name: str, arguments: Arguments, keywords: Keywords, place: Place
) -> Value:
    """A method of an instance: fitting, transforming, predicting, saving, loading."""
    if not arguments and "X" in keywords:  # what scikit-learn calls the rows
        arguments, keywords = [keywords["X"]], {key: value for key, value in keywords.items() if key != "X"}
    data = next((d for v in (*arguments, *keywords.values()) if (d := as_data(v)) is not None), None)
    if name in _FED and (fed := _one_batch(machine, name, arguments, keywords)) is not None:
        data, arguments = fed, [fed, *arguments[1:]]
    if data is None and unseen.takes(owner, name) and (data := unseen.given(arguments, keywords, place)) is not None:
        arguments = [data, *arguments[1:]]
    step = pipelines.asked(owner)
    if step is not None and data is not None and name != "transform":
        machine.event(pipelines.STEP, step, data, name, place)
        return Data("made", PREDICTION, place=place)
    versions = registry.method(machine, owner, name, arguments, keywords, place)
    if versions is not None:
        return versions
    if name == "add" and layers.is_stack(owner):
        owner.items.extend(arguments)
        return UNKNOWN
    if owner.cls == "argparse.ArgumentParser" or owner.cls.endswith("()"):
        if name == "add_argument":
            remember_option(machine, arguments, keywords)
            return UNKNOWN
        if name in ("parse_args", "parse_known_args"):
            return Obj("options", place)
    if name in ("parse_args_into_dataclasses", "parse_yaml_file", "parse_json_file") and "parsed" in owner.arguments:
        return owner.arguments["parsed"]
    if owner.cls == "re.Pattern":
        pattern = owner.arguments["pattern"]
        given = substituted(machine, name, [pattern, *arguments], keywords, place) if name == "sub" else None
        return given if given is not None else UNKNOWN
    if owner.cls == "cv2.VideoCapture" and name == "read":
        frame = Data("payload", "frame", place=place).then(machine.step("colour", place, {"to": "BGR"}))
        return Items([UNKNOWN, frame], "tuple")
    if owner.cls in artifacts.BUFFERS and name in ("getvalue", "read", "getbuffer") and data is None:
        return relays.content(owner) if owner.loaded is None else owner
    if name == "open" and arguments and "." in artifacts.text_of(arguments[0]) and owner.home is None:
        return Obj("file", place, {"path": arguments[0]})  # of a file system: s3fs, gcsfs
    if owner.cls == "file" and name == "read":
        return owner
    if owner.cls in artifacts.LOADED and name in ("read", "readall") and data is None:
        return owner
    if owner.cls == "file" and name == "write":
        for value in arguments:
            artifacts.write(machine, value, owner, place)
        return UNKNOWN
    if name == "set_tensor" and owner.loaded is not None and data is not None:
        machine.event("predict", owner, _unquantised(arguments[-1] if arguments else data, data), name, place)
        return UNKNOWN
    if owner.short.endswith("Trainer"):
        trained = trainers.method(machine, owner, name, arguments, keywords, place)
        if trained is not None:
            return trained
    if tokenizers.is_tokenizer(owner) and data is not None and name in ("encode", "encode_plus", "batch_encode_plus"):
        return data.then(tokenizers.tokenized(machine, owner, data, keywords, place))
    if _is_rows(owner, name):
        return machine.call(Method(artifacts.as_table(machine, owner), name), arguments, keywords, place)
    if name in ("fit", "fit_transform", "transform") and data is None and arguments:
        given = arguments[0]
        if isinstance(given, Obj) and given.cls in artifacts.LOADED and given.loaded and not given.fits:
            data = artifacts.as_table(machine, given)
            arguments = [data, *arguments[1:]]
    if (explained := explainers.asked(machine, owner, name, arguments, place)) is not None:
        return explained
    if name in tables.MODEL_LOADERS:
        _load_into(owner, name, arguments, keywords)
        return owner
    if (name in tables.MODEL_SAVERS and owner.home is None) or (
        name in tables.MODEL_SAVERS and lookup.is_model(machine, owner)
    ):
        artifacts.write(machine, owner, (arguments or list(keywords.values()) or [UNKNOWN])[0], place)
        return UNKNOWN
    if fits_otherwise(f"{owner.cls}().{name}"):
        return UNKNOWN
    if name in ("fit", "partial_fit", "fit_generator", "fit_on_texts", "adapt", "train") and data is not None:
        owner.fits.append(place)
        first = as_data(arguments[0]) if arguments else None
        target = as_data(arguments[1] if len(arguments) > 1 else keywords.get("y"))
        if first is None and len(arguments) > 1 and name in ("fit", "partial_fit"):
            first = Data("unknown", "data")  # what stands second is the answers, whatever stands first
        machine.event("fit", owner, first or data, name, place, target.name if target is not None else "")
        if target is not None:
            machine.answers[id(owner)] = target.columns.get(target.name, target.chain)
        trainers.keep_checkpoints(owner, keywords.get("callbacks"))
        return owner
    if name in ("fit_transform", "fit_resample") and data is not None:
        if name == "fit_resample":
            return Items([data.copy(), data.copy()], "tuple")
        owner.fits.append(place)
        machine.event("fit", owner, data, name, place)
        return data.then(_transform_step(machine, owner, place, fitted=True))
    if name in ("transform", "texts_to_sequences", "texts_to_matrix") and data is not None:
        return data.then(_transform_step(machine, owner, place, fitted=bool(owner.fits)))
    if name == "inverse_transform":
        return Data("made", "inverse", place=place)
    of_its_own = owner.loaded is not None and name.startswith("predict_")
    if (name in tables.PREDICTS or of_its_own) and data is not None:
        first = _rows_of(arguments[0]) if arguments else None
        machine.event("predict", owner, first or data, name, place)
        return Data("made", PREDICTION, place=place)
    if name == "generate" and owner.loaded is not None and data is not None:
        machine.event("predict", owner, data, name, place)
        return Data("made", PREDICTION, place=place)
    if name in (*ASKS, "evaluate") and owner.loaded is not None and data is not None:
        machine.event("predict", owner, _fed(arguments) or data, name, place)
        return Data("made", PREDICTION, place=place)
    if name in ("get", "pop") and owner.loaded is not None and arguments and isinstance(constant_of(arguments[0]), str):
        return operators.subscript(machine, owner, arguments[0])  # one of several objects that were saved together
    if name in tables.SAME_OBJECT and (data is None or name == "to"):
        return owner
    if name == "make_future_dataframe":
        return Data("made", name, place=place)  # the dates of its own history, and those after
    if name == "to_json" and data is None and owner.short == "Tokenizer":
        return owner  # what is written then is the tokenizer
    if owner.cls == "options":
        return machine.options.get(name, UNKNOWN)
    found = transforms.object_method(machine, owner, name, arguments, keywords, place, data)
    if found is not None:
        return found
    if owner.loaded is not None and name in ("items", "values", "copy", "tolist"):
        return owner
    if data is None:
        known = machine.heap.get(name)
        return known if known is not None else Obj(f"{owner.cls}.{name}()", place) if owner.loaded is None else UNKNOWN
    if owner.home is not None or owner.cls.endswith("()") or owner.loaded is not None:
        return data.then(machine.step("?", place, carrier=owner))
    label = name if name in ("stem", "lemmatize") else f"{owner.cls}.{name}"
    return data.then(machine.step(label, place, carrier=owner if label != name else None))


def _rows_of(given: Value) -> Data | None:
    """The rows that a model is asked about: of a function that gives them with their labels or without, the rows."""
    if isinstance(given, Items) and given.kind == "tuple" and len(given.items) == _PAIR and not given.grown:
        return as_data(given.items[0]) or as_data(given)
    return as_data(given)


_PAIR: Final = 2

_OF_ROWS: Final = frozenset(
    {"fillna", "dropna", "astype", "apply", "applymap", "map", "drop", "drop_duplicates", "reset_index", "set_index"}
    | {"to_numpy", "head", "sample", "iterrows", "itertuples", "groupby", "sort_values", "rename", "merge", "assign"}
    | {"isnull", "isna", "notna", "to_dict", "select_dtypes", "query", "reshape", "unique", "value_counts"}
)
"""Methods that rows have, and no model or transformer."""


_FED: Final = frozenset({"fit", "fit_generator", "predict", "predict_generator", "evaluate", "evaluate_generator"})
"""Methods that take batches as well as rows."""


def _one_batch(machine: Machine, name: str, arguments: Arguments, keywords: Keywords) -> Data | None:
    """What a generator of the project gives a model at a time: the first of what its `__getitem__` returns, or of what
    its function yields.
    """
    given = arguments[0] if arguments else keywords.get("x", keywords.get("generator"))
    if isinstance(given, Obj) and given.home is not None and machine.method(given, "__getitem__") is not None:
        given = operators.element_of(machine, given)
    elif not name.startswith("fit") or len(arguments) > 1 or "y" in keywords:
        return None
    if not isinstance(given, Items) or given.kind != "tuple":
        return given if isinstance(given, Data) and given.steps() else None
    return as_data(given.items[0]) if given.items else None


def _is_rows(owner: Obj, name: str) -> bool:
    """Whether what was read from a file is a table or an array, by what is asked of it."""
    if owner.cls not in artifacts.LOADED or owner.loaded is None or owner.fits:
        return False
    return name in _OF_ROWS or (name == "tolist" and bool(owner.part))


def _unquantised(given: Value, data: Data) -> Data:
    """Rows before they are brought to the whole numbers that a quantised model takes: it knows by what."""
    made = (as_data(given) or data).copy()
    while made.chain and made.chain[-1].op in ("divide", "multiply", "add", "round", "clip"):
        if any(isinstance(value, int | float | tuple) for value in made.chain[-1].parameters.values()):
            break
        made.chain = made.chain[:-1]
    return made


def _fed(arguments: Arguments) -> Data | None:
    """The one input of ``session.run(names, {"input": x})``: its name is no column."""
    feeds = next((value for value in arguments if isinstance(value, Mapping)), None)
    return as_data(*feeds.items.values()) if feeds is not None and len(feeds.items) == 1 else None


def _transform_step(machine: Machine, owner: Obj, place: Place, *, fitted: bool) -> Step:
    label = "transformer" if owner.loaded is not None and owner.cls in artifacts.LOADED else owner.short
    given = {k: parameter(v) for k, v in owner.arguments.items()}
    return machine.step(label, place, given, carrier=owner, fitted=fitted)


def _load_into(owner: Obj, name: str, arguments: Arguments, keywords: Keywords) -> None:
    given = (arguments or list(keywords.values()) or [UNKNOWN])[0]
    if isinstance(given, Obj):
        if given.loaded is not None:
            owner.loaded, owner.part, owner.others = given.loaded, given.part, list(given.others)
    elif name != "load_state_dict":
        owner.loaded = artifacts.text_of(given)
        several.read_from(owner, (given,))
