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
