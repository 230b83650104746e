"""Where models and transformers are written and read: paths as far as they are known."""

from __future__ import annotations

from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING, Any, Final

from mlaudit.code.parity import environment, formats, settings, several
from mlaudit.code.parity.parameters import list_of
from mlaudit.code.parity.values import UNKNOWN, Const, Data, Items, Mapping, Names, Obj, Place, Value

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

REGISTRY: Final = "models:/"
RUN: Final = "run:/"
"""What the file of a model that MLflow lays out begins with: its name says nothing without its folder."""
_STORE: Final = "bentoml:/"
_SETTINGS: Final = frozenset(
    {"yaml.safe_load", "yaml.load", "yaml.full_load", "omegaconf.OmegaConf.load", "OmegaConf.load"}
)
LOADED: Final = frozenset({"loaded"})
"""Class of what was read from a file and could be anything."""

PIPELINES: Final = frozenset({"transformers.pipeline", "transformers.pipelines.pipeline"})
"""Functions that give a model behind its own tokenizer or processor."""

BUFFERS: Final = frozenset({"io.BytesIO", "io.StringIO", "tempfile.SpooledTemporaryFile"})
"""Classes of files in memory."""
HELD: Final = "held"
"""The attribute of such a file that holds what was written into it."""
_PATHS: Final = frozenset(
    {"pathlib.Path", "pathlib.PurePath", "os.path.join", "builtins.str", "os.fspath", "os.path.abspath"}
    | {"os.path.normpath", "os.path.expanduser", "os.path.dirname", "os.path.realpath"}
)
BESIDE: Final = frozenset({"with_name", "joinpath"})
"""Methods of a path that name a file beside or below it."""
_ENVIRONMENT: Final = frozenset({"os.environ.get", "os.getenv", "environ.get"})


def is_path(value: Value) -> bool:
    """Whether a value is a path or a piece of one."""
    return (isinstance(value, Const) and isinstance(value.value, str)) or (
        isinstance(value, Obj) and value.cls == "path"
    )


def is_registered(value: Value) -> bool:
    """Whether a value names a model of MLflow's registry."""
    return isinstance(value, Const) and isinstance(value.value, str) and value.value.startswith(REGISTRY)


def text_of(value: Value | None) -> str:
    """A path as text; "" where nothing of it is known, ``*`` for pieces that are not."""
    if isinstance(value, Const) and isinstance(value.value, str):
        return value.value
    if isinstance(value, Obj) and value.cls in ("path", "file"):
        inner = value.arguments.get("path")
        return text_of(inner)
    return several.common(several.texts(value))


def joined(parts: list[Value]) -> Value:
    """Pieces of a path put together."""
    told = [*dropwhile(lambda part: not isinstance(part, Const | Names), parts)]
    one_of = several.put_together(told, "/")
    if one_of is not None:
        return one_of
    texts = [text_of(part) for part in parts]
    if not texts or not texts[-1]:
        return UNKNOWN
    known = [text for text in texts if text]
    return Const("/".join(text.rstrip("/") if i < len(known) - 1 else text for i, text in enumerate(known)))


def unknown_text(parts: list[Value]) -> Value:
    """A text of which some pieces are unknown: the last known piece, as a file's name often is; of a registered model
    its name, whatever the version.
    """
    one_of = several.put_together(parts)
    if one_of is not None:
        return one_of
    known = "".join(str(part.value) for part in takewhile(lambda part: isinstance(part, Const), parts))  # type: ignore[attr-defined]
    if known.startswith(REGISTRY) and known[-1] in "/@" and len(known) > len(REGISTRY):
        return Const(known)
    if parts and isinstance(parts[-1], Const) and isinstance(parts[-1].value, str) and "/" in parts[-1].value:
        return Const(parts[-1].value)
    end = "".join(str(part.value) for part in [*takewhile(lambda part: isinstance(part, Const), parts[::-1])][::-1])  # type: ignore[attr-defined]
    if end.startswith("/"):
        return Const(end)
    if parts and isinstance(parts[-1], Const) and isinstance(parts[-1].value, str) and len(parts) > 1:
        return Const(f"*{parts[-1].value}")
    return UNKNOWN


def path_call(name: str, arguments: list[Value], keywords: dict[str, Value]) -> Value | None:
    """What a path function or a look into the environment gives."""
    if name in _ENVIRONMENT:
        return arguments[1] if len(arguments) > 1 else keywords.get("default", UNKNOWN)
    if name not in _PATHS or not arguments:
        return None
    named = name == "os.path.join" and isinstance(arguments[-1], Const)  # below a folder that somebody names
    if not named and any(isinstance(value, Data) and not value.statistic for value in arguments):
        return None
    if name == "os.path.dirname":
        return UNKNOWN
    return joined(arguments) if len(arguments) > 1 else arguments[0]


def load(machine: Machine, name: str, arguments: list[Value], keywords: dict[str, Value], place: Place) -> Value | None:
    """The object that a loading call gives; None where `name` loads nothing."""
    made = _load(machine, name, arguments, keywords, place)
    if isinstance(made, Obj) and made.loaded is not None and made.cls in LOADED:
        several.read_from(made, (*arguments, *keywords.values()))
    return made


def _load(
    machine: Machine, name: str, arguments: list[Value], keywords: dict[str, Value], place: Place
) -> Value | None:
    path = path_call(name, arguments, keywords)
    if path is not None and name in _ENVIRONMENT and arguments:
        path = environment.default(machine, arguments[0], path)
    if path is None:
        path = several.declared(machine, name, arguments, keywords)
    if path is not None:
        return path
    last = name.rpartition(".")[2]
    if name == "numpy.load":
        array = text_of((arguments or list(keywords.values()) or [UNKNOWN])[0])
        return table_at(machine, array) or Data("artifact", array.rpartition("/")[2], detail=array, place=place)
    if name in _SETTINGS:
        opened = (arguments or list(keywords.values()) or [UNKNOWN])[0]
        written = settings.settings(machine, text_of(opened))
        if written is not None:
            return written
    if name in formats.LOADERS:
        given = where(arguments, keywords, formats.LOADERS[name])
        known = name if last[:1].isupper() and name.startswith("ultralytics.") else "loaded"
        if isinstance(given, Obj) and not is_path(given) and given.cls != "file":
            return _in_hand(machine, given, place)
        return table_at(machine, text_of(given)) or _made(machine, known, text_of(given), place)
    if name.startswith("bentoml.") and last in ("load_model", "load_runner", "get"):
        return _made(machine, "loaded", text_of(_tag(where(arguments, keywords))), place)
    if last in ("load_model", "load_learner", "load_from_checkpoint") and not name.startswith("streamlit"):
        asked = text_of(where(arguments, keywords))
        whole = name == "mlflow.transformers.load_model"  # which gives back the pipeline that was logged
        added = ".pkl" if asked and name.startswith("pycaret.") and not asked.endswith(".pkl") else ""
        return _made(machine, "transformers.pipeline" if whole else "loaded", asked + added, place)
    if name in PIPELINES or (name.startswith("transformers.") and last.endswith("Pipeline")):
        model = keywords.get("model", arguments[1] if len(arguments) > 1 else UNKNOWN)
        named = model.loaded if isinstance(model, Obj) else text_of(model)
        return _made(machine, "transformers.pipeline", named or "", place)
    if last == "from_pretrained":
        if (base := _adapted(name, arguments, keywords)) is not None:
            made = _made(machine, base.cls, text_of(where(arguments, keywords, 1)), place)
            made.arguments = base.arguments
            return made
        given = where(arguments, keywords)
        weights = keywords.get("state_dict")
        if isinstance(weights, Obj) and weights.loaded:  # the network of that name, with what was learnt here
            given = Const(weights.loaded)
        made = _made(machine, name.removesuffix(".from_pretrained"), text_of(given), place)
        made.arguments = {**{str(i): v for i, v in enumerate(arguments)}, **keywords}
        return made
    return None


def where(arguments: list[Value], keywords: dict[str, Value], position: int = 0) -> Value:
    """The argument that says where something is read from or written to, by its position or its name."""
    if len(arguments) > position:
        return arguments[position]
    named = next((keywords[key] for key in formats.PATHS if key in keywords), None)
    if named is not None:
        return named
    return next(iter(keywords.values()), UNKNOWN) if position == 0 else UNKNOWN


_TABLES: Final = ("filepath_or_buffer", "path_or_buf", "path", "io", "excel_writer", "source")
"""What pandas and polars call the file of a table."""


def table_file(arguments: list[Value], keywords: dict[str, Value]) -> Value:
    """The argument that says which file a table is read from or written to."""
    return arguments[0] if arguments else next((keywords[key] for key in _TABLES if key in keywords), UNKNOWN)


def _in_hand(machine: Machine, model: Obj, place: Place) -> Obj:
    """A model that is read from what a variable holds: ``InferenceSession(onnx_model.SerializeToString())``."""
    if model.loaded is None:
        return model if model.fits else _made(machine, "loaded", "", place)
    made = _made(machine, model.cls if model.cls in LOADED else "loaded", model.loaded, place)
    made.part, made.others = model.part, list(model.others)
    return made


_ADAPTERS: Final = frozenset({"PeftModel", "PeftModelForCausalLM", "PeftModelForSequenceClassification"})


def _adapted(name: str, arguments: list[Value], keywords: dict[str, Value]) -> Obj | None:
    """The model that ``PeftModel.from_pretrained(model, folder)`` adds what was learnt to; None for any other class."""
    if name.split(".")[-2:-1] not in ([each] for each in _ADAPTERS):
        return None
    model = arguments[0] if arguments else keywords.get("model")
    return model if isinstance(model, Obj) else None


_DEPLOYED: Final = "/opt/ml/model"
"""Where SageMaker lays the model that is deployed, whatever it was called where it was trained."""


def _made(machine: Machine, cls: str, path: str, place: Place) -> Obj:
    path = "" if path.rstrip("/") == _DEPLOYED else path
    made = Obj(cls, place, loaded=path)
    machine.sources[place] = "unpickled", path
    for part, (held, writer) in machine.parts.get(last_of(path, "/"), {}).items():
        made.attributes[part] = held.copy()
        if writer != machine.root[0]:
            machine.stored.update((id(step), step) for step in held.steps())
    machine.objects.append(made)
    return made


def table_at(machine: Machine, path: str) -> Data | None:
    """The table or array that some program of the project wrote to a file; None where none is known to."""
    known = machine.tables.get(last_of(path, "/")) if path else None
    if known is None:
        return None
    written, writer = known
    if writer != machine.root[0]:
        machine.stored.update((id(step), step) for step in written.steps())
    return written.copy()


def keep_table(machine: Machine, table: Data, path: str, part: str = "") -> None:
    """Remember that rows were written to a file, alone or as one part of several."""
    if not path or "*" in path or table.statistic or table.detail or table.source in ("made", "drawn"):
        return
    if part:
        machine.parts.setdefault(last_of(path, "/"), {})[part] = table.copy(), machine.root[0]
    else:
        machine.tables[last_of(path, "/")] = table.copy(), machine.root[0]


def keep_names(machine: Machine, names: tuple[str, ...], path: str, part: str = "") -> None:
    """Remember that a list of names was written to a file, alone or as one part; of two lists neither is known."""
    if path and "*" not in path:
        key = last_of(path, "/"), part
        machine.lists[key] = names if machine.lists.get(key, names) == names else ()


def as_table(machine: Machine, read: Obj) -> Data:
    """What was read from a file, where it is used as rows are, or as one of their columns."""
    return Data("file", read.part or last_of(read.loaded or "", "/"), place=read.place)


def save(machine: Machine, name: str, arguments: list[Value], keywords: dict[str, Value], place: Place) -> bool:
    """Record what a saving call writes; False where `name` saves nothing."""
    if last_of(name) == "register_model" and name.startswith("mlflow."):
        given = dict(zip(("model_uri", "name"), arguments, strict=False)) | keywords
        register(machine, given.get("model_uri"), given.get("name"))
        return True
    positions = formats.SAVERS.get(name) or _kept_by_name(name)
    if positions is None:
        return False
    what = _written(arguments, keywords, positions[0])
    path = where(arguments, {k: v for k, v in keywords.items() if v is not what}, positions[1])
    if name.startswith("mlflow.") and last_of(name) == "log_model" and isinstance(what, Obj):
        folder = text_of(path)
        what.saved.append((folder, ""))  # below a run of its own, over nothing
        machine.logged.append((what, place))
        for file in formats.FOLDERS.get(name.split(".")[1], ()) if folder else ():
            what.saved.append((f"{RUN}{folder}/{file}", ""))
        _name(what, keywords.get("registered_model_name"))
        return True
    if name.startswith("bentoml."):
        path = _tag(path)
    added = formats.ADDED.get(name, "")
    if added and (text := text_of(path)) and not text.endswith(added):
        path = Const(text + added)
    write(machine, what, path, place)
    return True


def _written(arguments: list[Value], keywords: dict[str, Value], position: int) -> Value:
    """What a saving call writes, by its position or its name."""
    if len(arguments) > position:
        return arguments[position]
    named = next((keywords[key] for key in formats.OBJECTS if key in keywords), None)
    return named if named is not None else (arguments or list(keywords.values()) or [UNKNOWN])[0]


def _kept_by_name(name: str) -> tuple[int, int] | None:
    """Which argument is the model, and which its name, where a framework's own module keeps it."""
    package, last = name.partition(".")[0], last_of(name)
    if package == "mlflow" and last in ("log_model", "save_model"):
        return 0, 1
    if package == "bentoml" and last in ("save", "save_model"):
        return 1, 0
    return None


def register(machine: Machine, given: Value | None, name: Value | None) -> None:
    """``mlflow.register_model(f"runs:/{run}/model", name)``: the model last logged below that name has another one, and
    so may each that was fitted in one loop with it: which is the best is known as it runs.
    """
    uri = text_of(given)
    found = [
        each
        for each in reversed(machine.objects)
        if uri and any(path and _clean(uri).endswith(_clean(path)) for path, _ in each.saved)
    ]
    of_one_loop = [each for each in found if each is found[0] or (each.fits and each.fits == found[0].fits)]
    for each in of_one_loop if learnt_alike(machine, of_one_loop) else found[:1]:
        _name(each, name)


def learnt_alike(machine: Machine, models: list[Obj]) -> bool:
    """Whether models were fitted in one place, all on rows of the same steps: whichever is asked needs what they do."""
    asked = {id(each) for each in models}
    fits = [event for event in machine.events if event.kind == "fit" and id(event.model) in asked]
    return len({(event.place, tuple(step.place for step in event.data.steps())) for event in fits}) == 1


def _name(model: Obj, name: Value | None) -> None:
    if isinstance(name, Const) and isinstance(name.value, str):
        model.saved.append((f"{REGISTRY}{name.value}", ""))


def _tag(name: Value | None) -> Const:
    """A name in BentoML's store, without its version."""
    text = text_of(name).partition(":")[0]
    return Const(f"{_STORE}{text}" if text else "")


def last_of(name: str, sign: str = ".") -> str:
    """The last part of a dotted name, or of a path."""
    return name.rpartition(sign)[2]


def write(machine: Machine, what: Value, path: Value, place: Place, part: str = "") -> None:
    """Record that a value was written to a path."""
    text = text_of(path)
    if isinstance(what, Data) and id(what) in machine.handed:
        what = machine.handed[id(what)][1]
    if isinstance(path, Obj) and path.cls in BUFFERS:
        path.attributes[HELD] = what
    if isinstance(what, Obj):
        what.saved.extend((each, part) for each in several.paths(path) or [text])
        machine.saves.append((text, what, place, part))
        if what not in machine.objects:
            machine.objects.append(what)
        for key, held in what.attributes.items():
            if isinstance(held, Obj) and what.home is not None and not held.saved:
                held.saved.append((text, key))
    elif isinstance(what, Data):
        keep_table(machine, what, text, part)
    elif isinstance(what, Items | Const) and (names := list_of(what)):
        keep_names(machine, names, text, part)
    elif isinstance(what, Items):
        for i, item in enumerate(what.items):
            write(machine, item, path, place, str(i))
    elif isinstance(what, Mapping):
        for name, item in what.items.items():
            write(machine, item, path, place, str(name))
        if what.rest is not None:
            write(machine, what.rest, path, place)


def same(written: str, read: str) -> float:
    """How sure two paths name one file: 1.0 for equal, 0.8 for equal names of files, 0 otherwise."""
    if not written or not read:
        return 0.0
    if written.startswith(RUN):
        sure = same(written.removeprefix(RUN), read)
        return sure if sure >= 0.95 else 0.0
    a, b = _clean(written), _clean(read)
    if "*" in a + b:
        return 0.6 if a == b else 0.0
    if a == b:
        return 1.0
    if a.endswith(f"/{b}") or b.endswith(f"/{a}"):
        return 0.95
    return 0.8 if a.rpartition("/")[2] == b.rpartition("/")[2] else 0.0


def name_of(path: str) -> str:
    """The last part of a path: two that name one file have the same."""
    return _clean(path.removeprefix(RUN)).rpartition("/")[2]


def _clean(path: str) -> str:
    text = path.replace("\\", "/").removeprefix("file://")
    if text.startswith(REGISTRY):
        return REGISTRY + text.removeprefix(REGISTRY).partition("@")[0].partition("/")[0]
    while text.startswith(("./", "../", "/")):
        text = text.removeprefix("./").removeprefix("../").lstrip("/")
    return text


__all__ = [
    "LOADED",
    "Any",
    "Names",
    "is_path",
    "joined",
    "load",
    "name_of",
    "path_call",
    "same",
    "save",
    "text_of",
    "write",
]
