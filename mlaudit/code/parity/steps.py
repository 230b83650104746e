"""When two steps are the same step, which steps count, and how a step is shown."""

from __future__ import annotations

from typing import Any, Final

from mlaudit.code.parity import kinds, patterns, tables, texts
from mlaudit.code.parity.ladders import WRITTEN
from mlaudit.code.parity.parameters import LAID, UNTOLD
from mlaudit.code.parity.values import OWN_LIMIT, UNKNOWN, Chain, Saved, Stat, Step, Value
from mlaudit.code.written import cut

BEGUN: Final = "begun"
"""The step that gives every row of a new column one number, which rows that are written later leave to the rest."""
NEUTRAL: Final = frozenset({BEGUN, "combine", "concatenate", "reindex", "cast", "crop", "nan_to_num", "round", "mask"})
"""Steps that build features or guard against bad values: written differently on both sides as a rule."""

GEOMETRY: Final = frozenset({"resize", "thumbnail", "pad"})
ONCE: Final = frozenset({"weekday", "zone", "threshold", "isin", "isna", "notna"})
"""Steps that are compared where each side takes one of them, and never missed: who asks may send what they give."""
LEARNT_MAPS: Final = frozenset({"map", "group statistic"})

_ALIASES: Final = {
    "casefold": "lower",
    "strftime": "?",
    "absolute": "abs",
    "flipud": "flip",
    "fliplr": "flip",
    "clip_by_value": "clip",
    "Normalize": "normalize",
    "square": "power",
}


def operation(step: Step) -> str:
    """The canonical name of what a step does."""
    if step.op in LEARNT_MAPS and (step.op != "map" or isinstance(step.parameters.get("by"), Saved | Stat)):
        return "learnt map"
    if step.op == "replace" and is_dict(step.parameters.get("old")):
        return "map"
    return _ALIASES.get(step.op, step.op)


def is_opaque(step: Step) -> bool:
    """Whether nobody knows what a step does. `UNTOLD` is none: whether there is a step at all is not known."""
    return step.op == "?" or step.op.endswith("()")


def is_known(step: Step) -> bool:
    """Whether a step is one that we know by name, rather than some function of some library."""
    return not is_opaque(step) and step.op != UNTOLD and ("." not in step.op or step.op.startswith(tables.ON_VALUES))


def is_property(step: Step) -> bool:
    """Whether a step is compared where each side takes one like it, and never missed."""
    return step.op in ONCE or WRITTEN in step.parameters


def counts(step: Step) -> bool:
    """Whether a step is compared at all."""
    return not is_property(step) and step.op not in NEUTRAL and not is_opaque(step) and step.op != UNTOLD


def may_be_dummies(step: Step) -> bool:
    """Whether a step may have made columns of categories, of which one row has a few."""
    return is_opaque(step) or step is LAID or step.carrier is not None or step.op in tables.ENCODERS


def wildcard(step: Step) -> bool:
    """A transformer read from a file that no place in the project is known to write."""
    return step.op == "transformer"


def same(a: Step, b: Step) -> bool:
    """Whether a training step `a` and a serving step `b` do the same kind of thing."""
    if a is b or a.place == b.place:
        return True
    if wildcard(b) or wildcard(a):
        return a.carrier is not None and b.carrier is not None
    if a.op == b.op == "multiply" and _against(a.parameters.get("by"), b.parameters.get("by")):
        return False
    if operation(a) == operation(b) or numbering(a, b) is not None or by_what_is_learnt(a, b):
        return True
    if a.op == "factorize" and b.op in ("map", "replace") and kinds.keyed(b):
        return True  # which numbers it gave stands nowhere
    return a.carrier is not None and a.carrier is b.carrier


def _against(x: Any, y: Any) -> bool:
    """Whether one of two factors shrinks and the other stretches: ``/ 255`` and ``* 255`` are no two ways of a step."""
    if not isinstance(x, int | float) or not isinstance(y, int | float) or not x or not y:
        return False
    return abs(x) * 10 < 1 < abs(y) / 10 or abs(y) * 10 < 1 < abs(x) / 10


_INVERSE: Final = {"add": "subtract", "multiply": "divide"}


def by_what_is_learnt(a: Step, b: Step) -> bool:
    """Whether training subtracts, or divides by, a number of its data, and serving one of which nothing is known; or
    cuts at quantiles of its data, and serving at edges that are not written out.
    """
    if a.op == "qcut" and b.op == "cut":
        return isinstance(b.parameters["edges"], Saved | Value)
    if b.op != "combine" or not isinstance(a.parameters.get("by"), Stat | Saved):
        return False
    return _INVERSE.get(a.op) == b.parameters.get("how")


def numbering(a: Step, b: Step) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The categories as an encoder of training numbers them, sorted, and as a map typed in at serving does; None where
    the steps are no such two.
    """
    by = b.parameters.get("by", b.parameters.get("old"))
    if (
        a.op not in ("LabelEncoder", "OrdinalEncoder", "codes")
        or b.op not in ("map", "replace")
        or "categories" in a.parameters
    ):
        return None
    if not isinstance(by, tuple) or len(by) < _MOST_SHOWN - 1:
        return None
    if not all(isinstance(p, tuple) and len(p) == 2 and isinstance(p[0], str) and type(p[1]) is int for p in by):
        return None
    return tuple(sorted(key for key, _ in by)), tuple(key for key, _ in sorted(by, key=lambda pair: pair[1]))


def agree(a: Step, b: Step) -> bool:
    """Whether the parameters of two steps of one kind can be equal; unknown ones can."""
    if a is b or operation(a) == "learnt map" or wildcard(a) or wildcard(b):
        return True
    if a.carrier is not None and (a.carrier is b.carrier or (b.carrier is not None and b.carrier.loaded is not None)):
        return True
    return not differing(a, b)


_CUT_OR_SQUEEZED: Final = {"CenterCrop", "Resize"}


def untold(a: Step, b: Step) -> bool:
    """Whether what one step is given is known, and what the other is given in its place is not: they may differ. So may
    what cuts the middle out of a picture and what squeezes all of it, unless pictures are square.
    """
    if a.op == b.op == "resize" and {a.parameters.get("how"), b.parameters.get("how")} == _CUT_OR_SQUEEZED:
        return True
    if a is b or operation(a) == "learnt map" or a.carrier is not None or b.carrier is not None:
        return False
    given, other = a.parameters, b.parameters
    return any(
        isinstance(given.get(name), Value) != isinstance(other.get(name), Value)
        for name in given.keys() | other.keys()
        if name not in _IRRELEVANT and (name in given and name in other)
    )


_DEFAULTS: Final[dict[str, Any]] = {
    "drop_first": False,
    "decimals": 0,
    "keep_aspect_ratio": False,
    "feature_range": (0, 1),
    "top_db": 80,
}
_IRRELEVANT: Final = frozenset(
    {
        "n_jobs",
        "verbose",
        "random_state",
        "dtype",
        "name",
        "copy",
        "how",
        "interpolation",
        "antialias",
        "inplace",
        "out",
    }
    | {WRITTEN, "sparse", "sparse_output", "return_tensors", "model", "choice", "0"}
)


def differing(a: Step, b: Step) -> list[tuple[str, Any, Any]]:
    """Parameters that surely differ: (name, at training, at serving)."""
    numbered = numbering(a, b)
    if numbered is not None:
        return [("order", *numbered)] if numbered[0] != numbered[1] else []
    if a.op == b.op == "threshold":
        return _bounds(a.parameters, b.parameters)
    if a.op == b.op == "isin" and a.parameters["how"] != b.parameters["how"]:
        return []
    found = []
    there, here = (
        {"by": each.parameters["old"]} if _replaces(each, other) else each.parameters
        for each, other in ((a, b), (b, a))
    )
    for name in sorted(there.keys() | here.keys()):
        if name in _IRRELEVANT and not (name == "model" and a.op == "preprocess_input"):
            continue
        x = there.get(name, _DEFAULTS.get(name, UNKNOWN))
        y = here.get(name, _DEFAULTS.get(name, UNKNOWN))
        if name == "truncation" and x is False:
            continue  # nothing was cut in training: a limit at serving guards the service
        if name == "old" and isinstance(x, str) and isinstance(y, str) and patterns.alike(x, y):
            continue
        if name == "max_length" and name not in here and _is_cut(x) and here.get("truncation") is True:
            y = OWN_LIMIT
        if name == "by" and kinds.CHOICE in (there | here) and is_dict(x) and is_dict(y):
            both = dict(x).keys() & dict(y).keys()  # of the words that a choice does not name nothing is known
            x, y = (tuple(pair for pair in each if pair[0] in both) for each in (x, y))
        if name == "values" and _kinds(x) != _kinds(y):
            continue  # words here, and their numbers there
        if not equal(x, y):
            found.append((name, x, y))
    return found


def _kinds(values: Any) -> set[bool]:
    """Whether the values of some bands are words, or numbers, or both."""
    return {isinstance(each, str) for each in values} if isinstance(values, tuple) else set()


_SHORT: Final = 256
"""Tokens, at most, after which training must cut for this to be less than any limit of a tokenizer's own."""


def _is_cut(length: Any) -> bool:
    return isinstance(length, int) and length <= _SHORT


def _replaces(step: Step, other: Step) -> bool:
    """Whether a step is ``replace({"no": 0})`` where the other side has ``map({"no": 0})``."""
    return step.op == "replace" and other.op == "map"


_OPEN: Final = {"Gt": 1, "Lt": -1, "GtE": 0, "LtE": 0}
"""What to add to a whole number that a value must be above, or below, for one that it may be."""


def _bounds(a: dict[str, Any], b: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    """How two comparisons differ that look the same way: ``> 4`` is ``>= 5``."""
    (how, x), (other, y) = (a["how"], a["than"]), (b["how"], b["than"])
    if how[:2] != other[:2] or isinstance(x, str) != isinstance(y, str):
        return []
    if isinstance(x, int) and isinstance(y, int) and how in _OPEN and other in _OPEN:
        if x + _OPEN[how] == y + _OPEN[other]:
            return []
        return [("than", x, y)] if x != y else [("than", _signed(how, x), _signed(other, y))]
    return [] if equal(x, y) else [("than", x, y)]


_SIGNS: Final = {"Gt": ">", "Lt": "<", "GtE": ">=", "LtE": "<="}


def _signed(how: str, bound: Any) -> str:
    return f"{_SIGNS[how]} {bound}"


def equal(x: Any, y: Any) -> bool:
    """Whether two parameters can be equal."""
    if isinstance(x, Value) or isinstance(y, Value):
        return True
    if isinstance(x, Saved) or isinstance(y, Saved):
        return True
    if isinstance(x, Stat) or isinstance(y, Stat):
        return isinstance(x, Stat) and isinstance(y, Stat) and x == y
    if isinstance(x, tuple) and isinstance(y, tuple):
        return len(x) == len(y) and all(equal(i, j) for i, j in zip(x, y, strict=True))
    if isinstance(x, int | float) and isinstance(y, int | float):
        return bool(abs(x - y) <= 1e-4 * max(abs(x), abs(y), 1e-9))
    if isinstance(x, tuple) and isinstance(y, int):
        return all(value == y for value in x)
    if isinstance(y, tuple) and isinstance(x, int):
        return all(value == x for value in y)
    return bool(x == y)


def shown(step: Step) -> str:
    """A step as a reader sees it: ``fillna(median of the data)``."""
    if is_opaque(step) or step.op == UNTOLD:
        return "?" if step.op in ("?", UNTOLD) else f"{step.op} ?"
    if len(step.fields) > 1 and step.op in texts.JOINS:
        return " + ".join(step.fields)
    sign = _SIGNS_OF.get(step.parameters.get("how", "")) if step.op == "combine" and len(step.sides) == 2 else None
    if sign is not None and all(side for side, _ in step.sides):
        return f" {sign} ".join(side for side, _ in step.sides)
    name = {"multiply": "* ", "add": "+ ", "colour": "to", "subtract": "-", "divide": "/"}.get(step.op, step.op)
    if step.op == "transformer" and step.carrier is not None:
        return f"transformer from {step.carrier.loaded or 'a file'}"
    if step.carrier is not None and step.op in tables.TRANSFORMERS:
        how = "fitted here" if step.fitted else f"from {step.carrier.loaded}" if step.carrier.loaded else ""
        return f"{step.op} ({how})" if how else step.op
    known = {k: v for k, v in step.parameters.items() if not isinstance(v, Value) and v is not None}
    if step.op == "multiply" and isinstance(factor := known.get("by"), int | float) and 0 < abs(factor) < 0.1:
        return f"/ {1 / factor:g}"
    if step.op == "power" and (root := _POWERS.get(known.get("by", 0))) is not None:
        return root
    if step.op in ("multiply", "add", "colour"):
        value = known.get("by", known.get("to", "?"))
        return f"{name} {parameter_shown(value)}" if step.op == "colour" else f"{name}{parameter_shown(value)}"
    if not known:
        return step.op
    values = [
        parameter_shown(v) if k.isdigit() or len(known) == 1 else f"{k}={parameter_shown(v)}" for k, v in known.items()
    ]
    said = ", ".join(values)
    return cut(f"{name}({said})", 80 + len(name) + 2)


_SIGNS_OF: Final = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/"}
_POWERS: Final[dict[Any, str]] = {0.5: "sqrt", 2: "square"}
_MOST_SHOWN: Final = 3
"""Entries of a dict that are shown."""


def is_dict(value: Any) -> bool:
    """Whether a parameter is a dict, which is kept as sorted pairs."""
    return isinstance(value, tuple) and len(value) > 0 and all(isinstance(p, tuple) and len(p) == 2 for p in value)


def parameter_shown(value: Any) -> str:
    """A parameter as text."""
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, Value):
        return "?"
    if is_dict(value):
        named = [f"{key!r}: {item!r}" for key, item in value[:_MOST_SHOWN]]
        return f"{{{', '.join(named)}{', ...' if len(value) > _MOST_SHOWN else ''}}}"
    return str(value) if isinstance(value, Stat | Saved) else repr(value)


def chain_shown(chain: Chain) -> str:
    """A chain as one line: ``lower -> strip``."""
    seen = [shown(step) for step in chain if step.op != kinds.CAST]
    return " -> ".join(seen) if seen else "(nothing)"
