"""Image, audio and text libraries: transform objects and functions as canonical steps.

A size is always (height, width): PIL and OpenCV take (width, height), torchvision and Keras (height, width).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mlaudit.code.parity import artifacts, layers, resampling, shapes, tables
from mlaudit.code.parity.parameters import as_data, parameter
from mlaudit.code.parity.values import (
    UNKNOWN,
    Const,
    Data,
    Extern,
    Function,
    Items,
    Mapping,
    Obj,
    Place,
    Saved,
    Step,
    Value,
)

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

_LIBRARIES: Final = (
    *("torchvision.", "albumentations.", "monai.", "kornia.", "keras.", "tensorflow.", "imgaug."),
    "torchaudio.transforms.Resample",
)
_NEUTRAL: Final = frozenset(
    {"ToTensorV2", "ToPILImage", "Lambda", "ToImage", "PILToTensor", "ToDtype", "ConvertImageDtype", "Identity"}
    | {"EnsureType", "InputLayer", "Input"}
)
_COLOURS: Final = {"RGB": "RGB", "L": "GRAY", "RGBA": "RGBA", "1": "BINARY", "BGR": "BGR", "CMYK": "CMYK", "HSV": "HSV"}


FROM_BYTES: Final = "from bytes"
PER_BYTE: Final = float(f"{1 / 255:.9g}")


def applied(data: Data, steps: list[Step]) -> Data:
    """Data after the steps of a transform. `ToTensor` divides bytes by 255 and leaves what was divided before."""
    made = data
    for step in steps:
        if step.parameters.get("how") == FROM_BYTES and any(_is_by_255(each) for each in made.chain):
            continue
        made = made.then(step)
    return made


def _is_by_255(step: Step) -> bool:
    factor = step.parameters.get("by")
    return step.op == "multiply" and isinstance(factor, float) and abs(factor * 255 - 1) < 1e-4


def _argument(obj: Obj, name: str, position: int) -> Value:
    return obj.arguments.get(name, obj.arguments.get(str(position), UNKNOWN))


def _number(value: Value) -> Any:
    return parameter(value)


def size_of(value: Value, *, width_first: bool = False) -> Any:
    """A size as (height, width); an int stays an int; `UNKNOWN` otherwise."""
    given = _number(value)
    if isinstance(given, Saved):
        return given
    if isinstance(given, tuple) and len(given) >= 2 and all(isinstance(n, int | float) for n in given[:2]):
        return (given[1], given[0]) if width_first else (given[0], given[1])
    if isinstance(given, tuple) and len(given) == 1:
        return given[0]
    return given if isinstance(given, int) and not isinstance(given, bool) else UNKNOWN


def expand(machine: Machine, obj: Obj) -> list[Step] | None:
    """The steps that calling a transform object takes; None where it is none."""
    name = obj.short
    if name in ("Compose", "Sequential", "ImageOnlyTransform") and not obj.cls.startswith(("torch.nn", "keras.models")):
        return _sequence(machine, obj.arguments.get("0", obj.arguments.get("transforms", UNKNOWN)))
    if name == "Sequential" and obj.cls == "torch.nn.Sequential":
        items = [v for k, v in obj.arguments.items() if k.isdigit()]
        inner = [expand(machine, item) if isinstance(item, Obj) else None for item in items]
        return (
            [step for steps in inner for step in steps or ()] if items and all(s is not None for s in inner) else None
        )
    if not obj.cls.startswith(_LIBRARIES):
        return None
    return _transform(machine, obj, name)


def _sequence(machine: Machine, value: Value) -> list[Step]:
    items = value.items if isinstance(value, Items) else [value]
    found: list[Step] = []
    for item in items:
        if isinstance(item, Obj):
            steps = expand(machine, item)
            if steps is None:
                own = machine.method(item, "__call__") or machine.method(item, "forward")
                steps = _own(machine, own, item.place) if own is not None else [machine.step("?", item.place)]
            found.extend(steps)
        elif isinstance(item, Function):
            found.extend(_own(machine, item, Place(item.path, item.code[2] or 1)))
        elif not (isinstance(item, Const) and item.value is None):
            found.append(machine.step("?", machine_place(machine)))
    return found


def machine_place(machine: Machine) -> Place:
    """The start of the function that is being read."""
    return Place(machine.here[0], 1)


def _own(machine: Machine, function: Function, place: Place) -> list[Step]:
    result = as_data(shapes.coerce(machine, machine.call(function, [Data("unknown", "item")], {}, place)))
    return list(result.chain) if result is not None else [machine.step("?", place)]


def _transform(machine: Machine, obj: Obj, name: str) -> list[Step] | None:
    place = obj.place
    if name in (
        "Resize",
        "RandomResizedCrop",
        "CenterCrop",
        "RandomCrop",
        "Resized",
        "LongestMaxSize",
        "SmallestMaxSize",
    ):
        return [_resize(machine, obj, name)]
    if name == "ToTensor":
        return [machine.step("multiply", place, {"by": PER_BYTE, "how": FROM_BYTES})]
    if name == "Rescaling":
        scaled = machine.step("multiply", place, {"by": _rounded(_number(_argument(obj, "scale", 0)))})
        offset = obj.arguments.get("offset", obj.arguments.get("1"))
        return [scaled] if offset is None else [scaled, machine.step("add", place, {"by": _number(offset)})]
    if name in ("Normalize", "Normalization"):
        given = {"mean": _vector(_argument(obj, "mean", 0)), "std": _vector(_argument(obj, "std", 1))}
        if obj.cls.startswith("albumentations"):
            for key, default in (("mean", (0.485, 0.456, 0.406)), ("std", (0.229, 0.224, 0.225))):
                if key not in obj.arguments and ("0" if key == "mean" else "1") not in obj.arguments:
                    given[key] = default
            return [*_to_one(machine, obj), machine.step("normalize", place, given)]
        return [machine.step("normalize", place, given)]
    if name in ("Grayscale", "RandomGrayscale") and not name.startswith("Random"):
        return [machine.step("colour", place, {"to": "GRAY"})]
    if name in ("ToDtype", "ToFloat", "ConvertImageDtype") and _divides(obj, name):
        return [machine.step("multiply", place, {"by": PER_BYTE, "how": FROM_BYTES})]
    if name == "Resample" and obj.cls.startswith("torchaudio."):
        return [machine.step("resample", place, {"rate": _number(_argument(obj, "new_freq", 1))})]
    if name in ("Pad", "PadIfNeeded"):
        return [machine.step("pad", place)]
    if name in _NEUTRAL:
        if name == "Lambda" and isinstance(inner := obj.arguments.get("0"), Function):
            return _own(machine, inner, place)
        return []
    if name.startswith(tables.RANDOM_STEPS):
        return []
    if obj.cls.startswith(("torchvision.transforms", "albumentations")):
        return [machine.step(name, place, {k: _number(v) for k, v in obj.arguments.items()})]
    return None


def _to_one(machine: Machine, obj: Obj) -> list[Step]:
    """What Normalize of albumentations does first: it divides by `max_pixel_value`, 255 where it is not told."""
    most = _number(_argument(obj, "max_pixel_value", 2))
    if most is UNKNOWN:
        return [machine.step("multiply", obj.place, {"by": PER_BYTE})]
    if not isinstance(most, int | float) or most <= 1:
        return []
    return [machine.step("multiply", obj.place, {"by": _rounded(1 / most)})]


def _divides(obj: Obj, name: str) -> bool:
    """Whether a change of type brings bytes to 0..1: that of v2 only where it is told to."""
    if name == "ToDtype":
        scale = obj.arguments.get("scale", obj.arguments.get("1"))
        return isinstance(scale, Const) and scale.value is True
    return name == "ConvertImageDtype" or "max_value" not in obj.arguments


def _resize(machine: Machine, obj: Obj, name: str) -> Step:
    if obj.cls.startswith("albumentations") and name in ("Resize", "CenterCrop", "RandomCrop"):
        height, width = _number(_argument(obj, "height", 0)), _number(_argument(obj, "width", 1))
        size: Any = (height, width) if isinstance(height, int) and isinstance(width, int) else UNKNOWN
    else:
        size = size_of(_argument(obj, "size", 0))
    random = name.startswith("Random")
    step = machine.step("resize", obj.place, {"size": size, "how": "random crop" if random else name})
    if name != "Resize" or not obj.cls.startswith(("torchvision.", "albumentations.")):
        return step
    position = "1" if obj.cls.startswith("torchvision.") else "2"
    return resampling.noted(machine, step, "bilinear", obj.arguments.get("interpolation", obj.arguments.get(position)))


def _rounded(value: Any) -> Any:
    return float(f"{value:.9g}") if isinstance(value, int | float) and not isinstance(value, bool) else value


def _vector(value: Value) -> Any:
    given = _number(value)
    if isinstance(given, tuple) and given and all(isinstance(n, int | float) for n in given):
        return given[0] if len(set(given)) == 1 else given
    return given


PICTURES: Final = frozenset({"open", "imread", "decode_image", "read_image", "image"})
"""What the data of a picture that is read from a file is called."""


def function(
    machine: Machine, name: str, arguments: list[Value], keywords: dict[str, Value], place: Place, data: Data | None
) -> Value | None:
    """A call of an image, audio or text function; None where `name` is none."""
    last = name.rpartition(".")[2]
    source = data if data is not None else None
    if name in ("cv2.imread", "cv2.imdecode"):
        flag = _flag(arguments[1] if len(arguments) > 1 else keywords.get("flags"))
        start = source if name == "cv2.imdecode" and source is not None else opened(source, last, place)
        return start.then(machine.step("colour", place, {"to": flag}))
    if name == "PIL.Image.open" or last in ("imread", "read_image"):
        return opened(source, last, place)
    if last == "decode_image":
        return source or Data("file", last, place=place)
    if name in ("cv2.cvtColor",) and source is not None:
        code = _code(arguments[1] if len(arguments) > 1 else keywords.get("code"))
        return source.then(machine.step("colour", place, {"to": code}))
    if name == "cv2.resize" and source is not None:
        size = size_of(arguments[1] if len(arguments) > 1 else keywords.get("dsize", UNKNOWN), width_first=True)
        step = machine.step("resize", place, {"size": size, "how": "Resize"})
        way = arguments[5] if len(arguments) > 5 else keywords.get("interpolation")
        return source.then(resampling.noted(machine, step, "bilinear", way))
    if name in ("PIL.ImageOps.pad", "PIL.ImageOps.fit") and source is not None:
        size = size_of(arguments[1] if len(arguments) > 1 else keywords.get("size", UNKNOWN), width_first=True)
        return source.then(machine.step("resize", place, {"size": size, "how": last}))
    if name in ("cv2.copyMakeBorder", "PIL.ImageOps.expand") and source is not None:
        return source.then(machine.step("pad", place))
    if name == "PIL.ImageOps.invert" and source is not None:
        return source.then(machine.step("invert", place))
    if name in ("PIL.ImageOps.grayscale",) and source is not None:
        return source.then(machine.step("colour", place, {"to": "GRAY"}))
    if last == "image_dataset_from_directory":
        made = Data("file", "images", place=place).then(
            machine.step("colour", place, {"to": "GRAY" if _is_grey(keywords) else "RGB"})
        )
        step = machine.step("resize", place, {"size": size_of(keywords.get("image_size", Const((256, 256))))})
        return made.then(resampling.noted(machine, step, "bilinear", keywords.get("interpolation"), reader=True))
    if last == "load_img":
        start = opened(source, "image", place)
        made = start.then(machine.step("colour", place, {"to": "GRAY" if _is(keywords, "grayscale") else "RGB"}))
        if "target_size" in keywords:
            step = machine.step("resize", place, {"size": size_of(keywords["target_size"]), "how": "Resize"})
            made.apply(resampling.noted(machine, step, "nearest", keywords.get("interpolation")))
        return made
    if name in ("tensorflow.image.resize",) and source is not None and len(arguments) > 1:
        step = machine.step("resize", place, {"size": size_of(arguments[1]), "how": "Resize"})
        return source.then(resampling.noted(machine, step, "bilinear", keywords.get("method")))
    if name.startswith("torchvision.transforms.functional.") and source is not None:
        return _functional(machine, last, arguments, keywords, place, source)
    if layers.does_nothing(name):
        return source
    if last == "preprocess_input" and source is not None:
        family = name.rpartition(".")[0].rpartition(".")[2]
        given = {"model": family, **({"mode": parameter(keywords["mode"])} if "mode" in keywords else {})}
        return source.then(machine.step("preprocess_input", place, given))
    if name.startswith(("librosa.feature.", "torchaudio.functional.")) and source is not None:
        given = {k: _number(v) for k, v in keywords.items() if k not in ("y", "waveform", "S")}
        return source.then(machine.step(last, place, given))
    return None


def opened(source: Data | None, name: str, place: Place) -> Data:
    """A picture as it is read: what was done to the name of its file before is no step on it."""
    if source is None:
        return Data("file", name, place=place)
    if not source.steps():
        return source
    made = source.copy()
    made.chain, made.columns = (), {}
    return made


def _functional(
    machine: Machine, last: str, arguments: list[Value], keywords: dict[str, Value], place: Place, source: Data
) -> Value:
    rest = arguments[1:]
    if last == "to_tensor":
        return applied(source, [machine.step("multiply", place, {"by": PER_BYTE, "how": FROM_BYTES})])
    if last == "resize":
        size = rest[0] if rest else keywords.get("size", UNKNOWN)
        return source.then(machine.step("resize", place, {"size": size_of(size), "how": "Resize"}))
    if last == "normalize":
        mean = rest[0] if rest else keywords.get("mean", UNKNOWN)
        std = rest[1] if len(rest) > 1 else keywords.get("std", UNKNOWN)
        return source.then(machine.step("normalize", place, {"mean": _vector(mean), "std": _vector(std)}))
    if last == "invert":
        return source.then(machine.step("invert", place))
    if last in ("to_grayscale", "rgb_to_grayscale"):
        return source.then(machine.step("colour", place, {"to": "GRAY"}))
    if last in ("to_pil_image", "pil_to_tensor", "convert_image_dtype"):
        return source
    return source.then(machine.step(last, place))


def _is_grey(keywords: dict[str, Value]) -> bool:
    mode = keywords.get("color_mode")
    return isinstance(mode, Const) and mode.value == "grayscale"


def _is(keywords: dict[str, Value], name: str) -> bool:
    value = keywords.get(name)
    return isinstance(value, Const) and bool(value.value)


def _flag(value: Value | None) -> Any:
    if value is None:
        return "BGR"
    if isinstance(value, Const):
        return {0: "GRAY", 1: "BGR", -1: UNKNOWN}.get(value.value, UNKNOWN)
    if isinstance(value, Extern):
        return {"IMREAD_GRAYSCALE": "GRAY", "IMREAD_COLOR": "BGR", "IMREAD_COLOR_RGB": "RGB"}.get(
            value.name.rpartition(".")[2], UNKNOWN
        )
    return UNKNOWN


def _code(value: Value | None) -> Any:
    if isinstance(value, Extern):
        target = value.name.rpartition("2")[2]
        return "GRAY" if target == "GRAY" else target
    return UNKNOWN


def image_method(
    machine: Machine, owner: Data, name: str, arguments: list[Value], keywords: dict[str, Value], place: Place
) -> Value | None:
    """A method of a PIL image; None where it is none."""
    if name == "convert" and (arguments or "mode" in keywords):
        mode = arguments[0] if arguments else keywords["mode"]
        given = mode.value if isinstance(mode, Const) else None
        return owner.then(
            machine.step("colour", place, {"to": _COLOURS.get(str(given), UNKNOWN if given is None else given)})
        )
    if name == "resize" and arguments:
        size = size_of(arguments[0], width_first=True)
        step = machine.step("resize", place, {"size": size, "how": "Resize"})
        way = arguments[1] if len(arguments) > 1 else keywords.get("resample")
        return owner.then(resampling.noted(machine, step, "bicubic", way))
    if name == "thumbnail" and arguments:
        owner.apply(machine.step("thumbnail", place, {"size": size_of(arguments[0], width_first=True)}))
        return UNKNOWN
    if name == "crop":
        return owner.then(machine.step("crop", place))
    return None


def is_network(obj: Obj) -> bool:
    """Whether a library object is a neural network."""
    return obj.cls.startswith(("torchvision.models.", "timm.", "segmentation_models_pytorch.", "torch.hub.")) or (
        obj.cls == "torch.nn.Sequential" or (obj.short in ("Sequential", "Model") and "keras" in obj.cls)
    )


AS_STORED: Final = "as stored"
COLOURS_OF: Final = {"mnist": "GRAY", "fashion_mnist": "GRAY", "cifar10": "RGB", "cifar100": "RGB"}
"""The colours of the pictures in the datasets of Keras."""
_COLOURED: Final = frozenset({"ImageFolder", "DatasetFolder", "ImageNet", "CIFAR10", "CIFAR100", "SVHN", "STL10"})
"""Datasets of torchvision whose pictures come in colour; those of MNIST's kind come in grey."""


def dataset(machine: Machine, obj: Obj) -> Value | None:
    """What iterating over a library dataset gives; None where it is none."""
    if obj.cls.startswith("torchvision.datasets."):
        start = Data("file", obj.short, place=obj.place)
        colour = "RGB" if obj.short in _COLOURED else "GRAY" if obj.short.endswith("MNIST") else ""
        if colour:
            start.apply(machine.step("colour", obj.place, {"to": colour, "how": AS_STORED}))
        transform = obj.arguments.get("transform", obj.arguments.get("1"))
        made: Value = start
        if transform is not None and not (isinstance(transform, Const) and transform.value is None):
            made = machine.call(transform, [start], {}, obj.place)
        return Items([made, Data("file", "label")], "tuple")
    return None


def object_method(
    machine: Machine,
    owner: Obj,
    name: str,
    arguments: list[Value],
    keywords: dict[str, Value],
    place: Place,
    data: Data | None,
) -> Value | None:
    """Methods of Keras generators and the like; None where it is none."""
    if owner.short == "ImageDataGenerator" and name in ("flow_from_directory", "flow_from_dataframe", "flow"):
        start = Data("file", "images", place=owner.place)
        if "target_size" in keywords or name != "flow":
            size = size_of(keywords.get("target_size", Const((256, 256))))
            step = machine.step("resize", place, {"size": size, "how": "Resize"})
            start.apply(resampling.noted(machine, step, "nearest", keywords.get("interpolation"), reader=True))
        grey = _is_grey(keywords)
        if name != "flow":
            start.apply(machine.step("colour", place, {"to": "GRAY" if grey else "RGB"}))
        elif data is not None:
            start = data.copy()
        function = owner.arguments.get("preprocessing_function")
        if function is not None and not isinstance(function, Const):
            result = shapes.coerce(machine, machine.call(function, [start], {}, place))
            start = result if isinstance(result, Data) else start.then(machine.step("?", place))
        rescale = owner.arguments.get("rescale")
        if rescale is not None and not (isinstance(rescale, Const) and rescale.value is None):
            start.apply(machine.step("multiply", place, {"by": _rounded(_number(rescale))}))
        return start
    return None


__all__ = [
    "Mapping",
    "artifacts",
    "dataset",
    "expand",
    "function",
    "image_method",
    "is_network",
    "object_method",
    "size_of",
]
