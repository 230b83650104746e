"""Steps that are taken out of a fitted pipeline, and asked without what stands in front of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mlaudit.code.parity import tables
from mlaudit.code.parity.values import UNKNOWN, Const, Items, Obj, Value

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

STEPS: Final = frozenset({"steps", "named_steps"})
ALL: Final = "the steps of a pipeline"
STEP: Final = "step"
"""The class of a step of a pipeline, and the kind of event that asks one by itself."""

_PIPELINES: Final = frozenset({"Pipeline", "make_pipeline"})


def is_pipeline(owner: Obj) -> bool:
    """Whether an object may be a pipeline: it is made as one, or was read from a file."""
    return owner.short in _PIPELINES or (owner.loaded is not None and owner.home is None)


def is_made_up(owner: Obj) -> bool:
    """Whether an object is a pipeline that the code puts together."""
    return owner.short in _PIPELINES


def steps_of(pipeline: Obj) -> Obj:
    """``pipeline.named_steps``"""
    return Obj(ALL, pipeline.place, {"of": pipeline}, loaded=pipeline.loaded)


def step_of(held: Obj, key: Value) -> Obj:
    """``pipeline.named_steps["model"]``: that it is alone matters more than which of them it is."""
    return Obj(STEP, held.place, {**held.arguments, "key": key}, loaded=held.loaded)


def whole(step: Obj) -> Obj | None:
    """The pipeline that a step was taken out of."""
    found = step.arguments.get("of")
    return found if isinstance(found, Obj) else None


def lost_before(step: Obj) -> list[Obj]:
    """The steps of a pipeline in front of the last one, where a step is that; none where it is another, or where one
    cannot tell which it is.
    """
    pipeline, key = whole(step), step.arguments.get("key")
    inside = pipeline.arguments.get("0", pipeline.arguments.get("steps")) if pipeline is not None else None
    parts = parts_of(pipeline) if pipeline is not None else []
    if not isinstance(key, Const) or not isinstance(inside, Items) or len(parts) != len(inside.items) or not parts:
        return []
    end = inside.items[-1]
    name = end.items[0] if isinstance(end, Items) and end.items else UNKNOWN
    is_last = isinstance(name, Const) and name.value == key.value
    return parts[:-1] if is_last or key.value in (-1, len(parts) - 1) else []


def asked(owner: Obj) -> Obj | None:
    """The step of a pipeline that is asked where `owner` is: itself, or the one that an explainer explains."""
    if owner.cls == STEP:
        return owner
    if owner.short.endswith("Explainer"):
        given = owner.arguments.get("0", owner.arguments.get("model"))
        return given if isinstance(given, Obj) and given.cls == STEP else None
    return None


def transforms_rows(pipeline: Obj) -> bool:
    """Whether a pipeline does something to rows before its last step; one that cannot be seen into does."""
    parts = parts_of(pipeline)
    if not parts:
        return pipeline.loaded is not None
    return any(part.short in tables.TRANSFORMERS for part in parts)


def parts_of(pipeline: Obj) -> list[Obj]:
    """The estimators of a pipeline, in order; none of what is no pipeline, or cannot be seen into."""
    if pipeline.short not in _PIPELINES:
        return []
    inside = pipeline.arguments.get("0", pipeline.arguments.get("steps"))
    made = [*(inside.items if isinstance(inside, Items) else []), *pipeline.items]
    parts = [part for one in made for part in (one.items if isinstance(one, Items) else [one])]
    return [part for part in parts if isinstance(part, Obj)]


def learns_nothing(machine: Machine, carrier: Obj) -> bool:
    """Whether fitting takes nothing from the rows: a transformer of the project that has no `fit`, or one that returns
    itself, and keeps the names of columns at most, or a pipeline of such.
    """
    parts = parts_of(carrier) or [carrier]
    return all(part.short in tables.STATELESS or _only_returns(machine, part) for part in parts)


def _only_returns(machine: Machine, part: Obj) -> bool:
    fit = machine.method(part, "fit")
    if fit is None:
        return _stands_alone(machine, part)
    this = fit.code[0][0][0] if fit.code[0] else ""
    kept = [statement for statement in fit.code[1] if statement[0] != "e"]
    return bool(kept) and all(
        statement == ["r", ["n", this]] or (statement[0] == "=" and not _takes(statement[2])) for statement in kept
    )


def _stands_alone(machine: Machine, part: Obj) -> bool:
    """Whether an object is of a class of the project that derives from nothing: what it lacks, nobody else gives it."""
    path, qualname = part.home or ("", "")
    facts = machine.project.files.get(path)
    return facts is not None and any(cls.qualname == qualname and not cls.bases for cls in facts.classes)


_OF_NAMES: Final = frozenset({"list", "tuple", "set", "sorted", "len", "tolist", "to_list", "copy"})


def _takes(code: Any) -> bool:
    """Whether an expression works something out: any call but of what lists names, and any arithmetic or loop."""
    if not isinstance(code, list) or not code:
        return False
    if code[0] in ("b", "s", "C", "CD", "x", "L"):
        return True
    if code[0] == "k" and (code[1][-1].rpartition(".")[2] if isinstance(code[1][-1], str) else "") not in _OF_NAMES:
        return True
    return any(_takes(part) for part in code[1:])
