"""Trainers that take a model and its data: Hugging Face, Lightning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlaudit.code.parity import artifacts, shapes
from mlaudit.code.parity.parameters import as_data
from mlaudit.code.parity.values import UNKNOWN, Data, Items, Obj, Place, Value

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine


def method(
    machine: Machine, trainer: Obj, name: str, arguments: list[Value], keywords: dict[str, Value], place: Place
) -> Value | None:
    """A method of a trainer: what is fitted on what, and where it is written; None where it is neither."""
    if name == "train":
        model = trainer.arguments.get("model", trainer.arguments.get("0", UNKNOWN))
        _fit(machine, model, trainer.arguments.get("train_dataset", UNKNOWN), name, place)
        return UNKNOWN
    if name == "fit":
        model = arguments[0] if arguments else keywords.get("model", UNKNOWN)
        rest = arguments[1] if len(arguments) > 1 else UNKNOWN
        data = keywords.get("datamodule", keywords.get("train_dataloaders", rest))
        trainer.arguments["model"] = model
        _fit(machine, model, data, name, place)
        keep_checkpoints(model, trainer.arguments.get("callbacks"))
        return UNKNOWN
    if name in ("save_model", "save_checkpoint", "save_pretrained"):
        model = trainer.arguments.get("model", trainer.arguments.get("0", UNKNOWN))
        artifacts.write(machine, model, (arguments or list(keywords.values()) or [UNKNOWN])[0], place)
        return UNKNOWN
    return None


def _fit(machine: Machine, model: Value, given: Value, name: str, place: Place) -> None:
    if not isinstance(model, Obj):
        return
    if isinstance(given, Obj):
        loader = machine.method(given, "train_dataloader")
        if loader is not None:
            for prepare in ("prepare_data", "setup"):
                start = machine.method(given, prepare)
                if start is not None:
                    machine.invoke(start, [], {}, place)
            given = machine.invoke(loader, [], {}, place)
        given = shapes.element(machine, given)
    if isinstance(given, Items) and given.kind == "tuple" and given.items:
        given = given.items[0]
    data = as_data(given)
    model.fits.append(place)
    machine.event("fit", model, data if data is not None else Data("unknown", "data"), name, place)


def keep_checkpoints(model: Value, callbacks: Value | None) -> None:
    """Record the files that ``ModelCheckpoint`` writes while a model is fitted, where their names are known whole."""
    for each in callbacks.items if isinstance(callbacks, Items) else [callbacks]:
        if not isinstance(each, Obj) or each.short != "ModelCheckpoint":
            continue
        if "keras" in each.cls:
            path = artifacts.text_of(each.arguments.get("filepath", each.arguments.get("0")))
        else:
            folder = artifacts.text_of(each.arguments.get("dirpath", each.arguments.get("0")))
            name = artifacts.text_of(each.arguments.get("filename", each.arguments.get("1")))
            path = "/".join(part for part in (folder, f"{name}.ckpt") if part) if name else ""
        if isinstance(model, Obj) and path and "{" not in path:
            model.saved.append((path, ""))
