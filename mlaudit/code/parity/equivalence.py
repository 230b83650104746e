"""Ways of writing that come to the same: both chains of a pair in the same words, so that what differs is left."""

from __future__ import annotations

import math
import re
from typing import Any, Final

from mlaudit.code.parity import kinds, scalings, steps
from mlaudit.code.parity.scalings import is_number, number
from mlaudit.code.parity.values import Chain, Obj, Saved, Step

_LOGS: Final = {"log": math.e, "log2": 2.0, "log10": 10.0}
_POWERS: Final = {"square": 2, "sqrt": 0.5}
_BOUNDS: Final = {"maximum": "lower", "minimum": "upper"}
_LOWER: Final = ("lower", "0", "min", "a_min", "clip_value_min")
_UPPER: Final = ("upper", "1", "max", "a_max", "clip_value_max")
_CLIPS: Final = frozenset({"clip", "clamp", "clip_by_value"})

_VECTORIZERS: Final = frozenset({"CountVectorizer", "TfidfVectorizer", "HashingVectorizer"})
_QUIET: Final = frozenset({"lower", "strip", "lstrip", "rstrip", "concatenate"})
"""Steps on text that do the same whatever the case of its letters."""


def settled(a: Chain, b: Chain, model: Obj | None = None) -> tuple[Chain, Chain]:
    """A training and a serving chain in the same words; `model` is what gets them."""
    a, b = _plain(a), _plain(b)
    a, b = _without_lowering(a, b, model)
    a, b = _without_dummies(a, b), _by_hand(a, b)
    a, b = _properties(a, b)
    return a, scalings.alike(a, b)


def _plain(chain: Chain) -> Chain:
    made: list[Step] = []
    for step in chain:
        _put(made, _named(step))
    return tuple(made)


def _named(step: Step) -> Step:
    """A step under the name and with the arguments that its like has elsewhere."""
    given = step.parameters
    if step.op in _BOUNDS and is_number(given.get("0", given.get("by"))):
        return step.written("clip", {_BOUNDS[step.op]: given.get("0", given.get("by"))})
    if step.op in _CLIPS and step.carrier is None:
        return step.written("clip", {"lower": _first(given, _LOWER), "upper": _first(given, _UPPER)})
    if step.op == "MinMaxScaler" and "0" in given:
        return step.written(step.op, {"feature_range": given["0"]})
    if step.op in _POWERS:
        return step.written("power", {"by": _POWERS[step.op]})
    if step.op in ("power", "pow") and step.carrier is None:
        return step.written("power", {"by": given.get("by", given.get("0", given.get("exponent")))})
    return step


def _first(given: dict[str, Any], names: tuple[str, ...]) -> Any:
    return next((given[name] for name in names if name in given), None)


def _put(made: list[Step], step: Step) -> None:
    """Add a step to a chain; two that come to one, or to others, are replaced by these."""
    before = made[-1] if made else None
    if before is None:
        made.append(step)
        return
    by = number(before.parameters.get("by"))
    if step.op in _LOGS and by is not None and by > 0 and before.op == "divide from":  # log(1 / x)
        made[-1] = step
        made.append(step.written("multiply", {"by": -1}))
        if by != 1:
            made.append(step.written("add", {"by": math.log(by, _LOGS[step.op])}))
    elif step.op in _LOGS and before.op == "power" and by == -1:
        made[-1] = step
        made.append(step.written("multiply", {"by": -1}))
    elif step.op == "log" and before.op == "add" and by == 1:
        made[-1] = step.written("log1p", {})
    elif step.op == "add" and before.op == "exp" and step.parameters.get("by") == -1:
        made[-1] = before.written("expm1", {})
    elif before.op == "weekday" and step.op == "add" and isinstance(step.parameters.get("by"), int):
        made[-1] = before.written("weekday", {"of Monday": before.parameters["of Monday"] + step.parameters["by"]})
    elif before.op == "map" and (words := _words_for(before)) and step.op in _NUMBERS_WORDS and _back(words, step):
        made.pop()
    elif before.op == "map" and (words := _words_for(before)) and step.op == "threshold" and _one_of(words, step):
        than = next(key for key, word in words if word == step.parameters["than"])
        made[-1] = step.written("threshold", {**step.parameters, "than": than})
    elif step.op == before.op == "clip" and (both := _both_bounds(before, step)) is not None:
        made[-1] = step.written("clip", both)
    elif not _again(made, step):
        made.append(step)


_NUMBERS_WORDS: Final = frozenset({"LabelEncoder", "OrdinalEncoder", "codes"})
"""Encodings that number words in the order of the alphabet."""


def _words_for(step: Step) -> tuple[tuple[int, str], ...]:
    """What a map writes for each of some numbers, ``{0: "No", 1: "Yes"}``, another word each; () for any other map."""
    by = step.parameters.get("by")
    pairs = by if isinstance(by, tuple) and all(isinstance(each, tuple) and len(each) == 2 for each in by) else ()
    if not all(type(key) is int and isinstance(word, str) for key, word in pairs):
        return ()
    return pairs if len({word for _, word in pairs}) == len(pairs) else ()


def _back(words: tuple[tuple[int, str], ...], step: Step) -> bool:
    """Whether an encoder gives the numbers back for which a map wrote words."""
    keys = [key for key, _ in sorted(words, key=lambda pair: pair[1])]
    return "categories" not in step.parameters and keys == list(range(len(keys)))


def _one_of(words: tuple[tuple[int, str], ...], step: Step) -> bool:
    """Whether a comparison asks for one of the words that a map wrote."""
    return step.parameters["how"] in ("Eq", "NotEq") and any(word == step.parameters["than"] for _, word in words)


def _both_bounds(a: Step, b: Step) -> dict[str, Any] | None:
    """The bounds of two clips that bound different ends."""
    ends = [{k: v for k, v in each.parameters.items() if v is not None} for each in (a, b)]
    return ends[0] | ends[1] if ends[0].keys().isdisjoint(ends[1]) else None


def _again(made: list[Step], step: Step) -> bool:
    """Whether text that is lowered, or stripped, already is, with nothing in between that could undo it; or gaps are
    filled that were filled before.
    """
    if step.op == "fillna":
        return _is_full(made)
    if step.op not in ("lower", "casefold", "strip") or step.parameters:
        return False
    for earlier in reversed(made):
        if earlier.op == step.op and not earlier.parameters:
            return True
        if earlier.op not in _QUIET or (step.op == "strip" and earlier.op == "concatenate"):
            return False
    return False


def _is_full(made: list[Step]) -> bool:
    """Whether every gap was filled before, with nothing after it that could leave new ones."""
    for earlier in reversed(made):
        if earlier.op in ("fillna", steps.BEGUN):
            return not earlier.guarded and not earlier.partial
        if earlier.op not in _KEEPS_FULL:
            return False
    return False


_KEEPS_FULL: Final = frozenset({"cast", "clip", "round", "abs", "add", "multiply", "exp", "lower", "strip", "combine"})
"""Steps that make no gap where there was none."""


def _without_dummies(a: Chain, b: Chain) -> Chain:
    """Training's chain without an encoding of categories that serving writes out, as ``int(city == "Oslo")`` or
    ``1 if paid == "yes" else 0``, or whose columns it brings into training's order.
    """
    if any(step.op == "threshold" and isinstance(step.parameters["than"], str) for step in b):
        return tuple(step for step in a if not kinds.takes_text(step))
    if any(
        step.op == "reindex"
        or kinds.CHOICE in step.parameters
        or (step.op == "threshold" and step.parameters["how"] == "Eq")
        for step in b
    ):
        return tuple(step for step in a if step.op not in kinds.SPREAD)
    return a


# --- scalers that serving applies by hand, with what they learnt ------------------------------------------------------

SCALERS: Final = frozenset({"StandardScaler", "MinMaxScaler", "RobustScaler", "MaxAbsScaler"})
"""Transformers whose numbers serving may write out: a centre and a spread a column."""


def _by_hand(a: Chain, b: Chain) -> Chain:
    """Serving's chain with ``(x - saved["low"]) / span`` as the scaler whose numbers these are."""
    scaler = next((step for step in a if step.op in SCALERS and step.carrier is not None), None)
    if scaler is None or any(step.op == scaler.op or steps.wildcard(step) for step in b):
        return b
    run = [i for i, step in enumerate(b) if step.op in ("add", "multiply", "divide", "subtract") and not _known(step)]
    if not run or run != list(range(run[0], run[-1] + 1)):
        return b
    if not any(isinstance(value, Saved) for i in run for value in b[i].parameters.values()):
        return b
    plain = b[run[0]].op == "add" and not any(_known(step) for step in b[run[-1] + 1 :])
    given = {"feature_range": (0, 1)} if plain and scaler.op == "MinMaxScaler" else {}
    return (*b[: run[0]], b[run[-1]].written(scaler.op, given), *b[run[-1] + 1 :])


def _known(step: Step) -> bool:
    given = [value for value in step.parameters.values() if not isinstance(value, Saved)]
    return any(is_number(value) or isinstance(value, tuple) for value in given)


# --- text that is lowered by what reads it --------------------------------------------------------------------------


def _without_lowering(a: Chain, b: Chain, model: Obj | None) -> tuple[Chain, Chain]:
    """Both chains, serving's without a `lower` that training leaves to the vectorizer or tokenizer behind it."""
    reader = _reader(a, model)
    if reader is None or any(steps.operation(step) == "lower" for step in a):
        return a, b
    return a, _unlowered(b, reader)


def lowers_anyway(chain: Chain, model: Obj | None) -> bool:
    """Whether text is lowered by what reads it at the end of a chain, whatever is done before."""
    return _reader(chain, model) is not None


def _reader(chain: Chain, model: Obj | None) -> str | None:
    """The vectorizer or tokenizer that lowers by itself; "" where it is inside the model."""
    found = next((step.op for step in chain if _lowers(step.op, step.parameters)), None)
    return "" if found is None and model is not None and _first_lowers(model) else found


def _lowers(op: str, given: dict[str, Any]) -> bool:
    if op in _VECTORIZERS:
        words = given.get("analyzer", "word")
        return given.get("lowercase", True) is True and given.get("preprocessor") is None and isinstance(words, str)
    if op == "Tokenizer":
        return given.get("lower", True) is True
    if op == "tokenizer":
        name = given.get("pretrained")
        return isinstance(name, str) and "uncased" in name and given.get("do_lower_case", True) is True
    return False


def _first_lowers(model: Obj) -> bool:
    """Whether a pipeline begins with a vectorizer that lowers by itself."""
    from mlaudit.code.parity.parameters import parameter
    from mlaudit.code.parity.pipelines import parts_of

    first = next(iter(parts_of(model)), None)
    return first is not None and _lowers(first.short, {name: parameter(v) for name, v in first.arguments.items()})


def reads_text(model: Obj) -> bool:
    """Whether a pipeline begins with a vectorizer."""
    from mlaudit.code.parity.pipelines import parts_of

    first = next(iter(parts_of(model)), None)
    return first is not None and first.short in _VECTORIZERS


def _unlowered(chain: Chain, reader: str) -> Chain:
    end = next((i for i, step in enumerate(chain) if step.op == reader or steps.wildcard(step)), len(chain))
    kept = list(chain[end:])
    blind = True
    for step in reversed(chain[:end]):
        if not (blind and steps.operation(step) == "lower"):
            kept.insert(0, step)
        blind = blind and (step.op in _QUIET or _is_blind(step))
    return tuple(kept)


def _is_blind(step: Step) -> bool:
    """Whether a replacement looks for no letter: ``[^\\w\\s]``."""
    old = step.parameters.get("old")
    return step.op == "replace" and isinstance(old, str) and not re.search(r"[^\W\d_]", re.sub(r"\\.", "", old))


# --- what is compared only where both sides have it -----------------------------------------------------------------


def _properties(a: Chain, b: Chain) -> tuple[Chain, Chain]:
    """Both chains without the properties that one of them lacks or has twice: those could not be told apart."""
    for op in steps.ONCE:
        if not sum(step.op == op for step in a) == sum(step.op == op for step in b) == 1:
            a, b = (tuple(step for step in chain if step.op != op) for chain in (a, b))
    return a, b
