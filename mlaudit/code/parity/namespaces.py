"""Settings whose keys are read as attributes: what a box, a namespace or a munch is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlaudit.code.parity import artifacts, settings
from mlaudit.code.parity.values import Data, Mapping, Obj, Place, Value

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

_BOXES: Final = ("ConfigBox", "DDBox", "SBox", "DefaultBox", "EasyDict", "edict", "AttrDict", "AttributeDict", "DotMap")
_MUNCHES: Final = (
    "Munch",
    "DefaultMunch",
    "munchify",
    "bunchify",
    "Bunch",
    "ConfigDict",
    "FrozenConfigDict",
    "DotDict",
)
_NAMED: Final = (
    *("box.Box", "box.box.Box", "addict.Dict", "types.SimpleNamespace", "argparse.Namespace", "omegaconf.DictConfig"),
    *("omegaconf.OmegaConf.create", "omegaconf.OmegaConf.to_container", "omegaconf.OmegaConf.structured"),
    *("munch.Munch.fromDict", "munch.DefaultMunch.fromDict", "munch.Munch.from_dict"),
)
_FILES: Final = (
    *("box.Box.from_yaml", "box.ConfigBox.from_yaml", "munch.Munch.fromYAML", "ConfigBox.from_yaml"),
    "mlflow.models.ModelConfig",
)


def _wrapped(
    machine: Machine, name: str, arguments: list[Value], keywords: dict[str, Value], place: Place
) -> Value | None:
    """``ConfigBox(content)``, ``SimpleNamespace(**content)``: what stands in it, by its keys."""
    if arguments:
        return next((value for value in arguments if isinstance(value, Mapping | Obj)), None)
    known = {key: value for key, value in keywords.items() if key not in _OPTIONS}
    if not known or any(isinstance(value, Data) for value in known.values()):
        return None
    return Mapping(dict(known))


_OPTIONS: Final = frozenset({"default_box", "frozen_box", "box_dots", "box_duplicates", "camel_killer_box", "_dynamic"})
"""How such an object behaves, rather than what it holds."""


def _read(
    machine: Machine, name: str, arguments: list[Value], keywords: dict[str, Value], place: Place
) -> Value | None:
    """``Box.from_yaml(filename="params.yaml")``: what the file holds."""
    return settings.settings(
        machine, artifacts.text_of(keywords.get("filename") or artifacts.where(arguments, keywords))
    )


NAMESPACES: Final = {**dict.fromkeys((*_BOXES, *_MUNCHES, *_NAMED), _wrapped), **dict.fromkeys(_FILES, _read)}
