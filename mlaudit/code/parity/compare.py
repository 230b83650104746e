"""Two chains side by side: aligned column by column, each difference named once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from mlaudit.code.parity import (
    choices,
    doubts,
    equivalence,
    formulas,
    kinds,
    layers,
    operands,
    origins,
    owned,
    pairing,
    pieces,
    positions,
    scalings,
    steps,
    tables,
    texts,
    tokenizers,
    transforms,
    unseen,
)
from mlaudit.code.parity.parameters import plain
from mlaudit.code.parity.values import Chain, Data, Event, Obj, Step, Value

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

MISSING = "missing"
EXTRA = "extra"
PARAMETER = "parameter"
ORDER = "order"
TWICE = "twice"
"""A step of serving alone, that the model takes again itself."""

_LONGEST = 60
_LOWERED = 0.4
"""How much less a `lower` matters that only training has, where the vectorizer lowers too."""
_PREPARED = 3
"""Extra steps from which on a training that takes none itself must have read a table that was prepared elsewhere."""
_LABELS = "labels"
"""What a network of `transformers` is given its answers as, beside its input."""
OVER_ROWS = frozenset({"rolling", "shift", "pct_change", "diff", "ewm", "expanding"})
"""Steps over the rows before: whoever stores one row for a model has taken them."""
_SPELLS = frozenset({"capitalize", "title"})
_LAST_ONLY = frozenset({"resize", "colour", "resample", "zone"})


class Difference:
    """One difference between two chains, with the columns that it is seen in."""

    __slots__ = (
        "after",
        "columns",
        "confidence",
        "inside",
        "kind",
        "serving",
        "serving_chain",
        "training",
        "training_chain",
        "what",
    )

    def __init__(
        self, kind: str, training: Step | None, serving: Step | None, training_chain: Chain, serving_chain: Chain
    ) -> None:
        self.kind = kind
        self.training = training
        self.serving = serving
        self.training_chain = training_chain
        self.serving_chain = serving_chain
        self.columns: list[str] = []
        self.what: list[tuple[str, Any, Any]] = []
        self.after: Step | None = None
        self.inside: Obj | None = None
        self.confidence = 1.0


def compare(machine: Machine, training: Event, serving: Event) -> list[Difference]:
    """All differences between what training and serving do to the model's input."""
    found: dict[object, Difference] = {}
    left, placed = training.data, positions.placed(training.data, serving.data)
    right = positions.read_alike(machine, left, placed)
    held = [*owned.shared(machine, left, right), *owned.enclosing(machine, training, serving)]
    fields = choices.fields(machine, serving) if left.pruned and not right.columns else set()
    numbers = choices.only_numbers(machine, serving)
    for column in _columns(left, right, training.label):
        if fields and column and plain(column) not in fields:
            continue  # training picks its columns as it runs, and serving has none of that name
        there, here = left.columns.get(column, left.chain), _under(right, column)
        if held:
            there, here = owned.without(machine, there, held), owned.without(machine, here, held)
        a, b = _both(machine, training, there, here, units=placed is not serving.data)
        if is_given(left, right, column):
            continue
        given = is_given(left, right, column, scaled=True)
        for difference in aligned(a, b):
            missing = difference.training if difference.kind == MISSING else None
            if given and missing is not None and missing.carrier is None:
                continue
            if missing is not None and column and choices.changes_none(machine, serving, column, missing):
                continue
            if missing is not None and missing.op in kinds.SPREAD and column and _is_spread(right, column):
                continue
            extra_step = difference.serving if difference.kind == EXTRA else None
            if extra_step is not None and column and extra_step.op in _SPELLS:
                continue  # the words of a form, as the table spells them
            if extra_step is not None and not column and any(steps.same(each, extra_step) for each in left.steps()):
                continue  # training takes it, for columns that it names
            if missing is not None and missing.partial and missing.op in tables.ENCODERS:
                if kinds.sent_as(machine, serving, column, here) == kinds.NUMBER or (not column and numbers):
                    continue  # of columns that are chosen as they hold words
            if missing is not None and any(each is missing for each in kinds.in_words(a)):
                if kinds.sent_as(machine, serving, column, here) == kinds.TEXT:
                    continue
            if missing is not None and kinds.takes_text(missing):
                sent = kinds.sent_as(machine, serving, column, here)
                spreads = column and missing.op in kinds.SPREAD and right.columns
                if sent == kinds.NUMBER and not spreads:
                    continue
                difference.confidence *= 1.0 if sent == kinds.TEXT else doubts.of_codes(missing)
            if missing is not None and steps.operation(missing) == "lower":
                difference.confidence *= _LOWERED if equivalence.lowers_anyway(a, training.model) else 1.0
            key = (difference.kind, _place(difference.training), _place(difference.serving))
            known = found.setdefault(key, difference)
            if known.confidence < difference.confidence:  # the surest column speaks for all
                difference.columns = known.columns
                known = found[key] = difference
            if column:
                known.columns.append(column)
    extra = sum(difference.kind == EXTRA for difference in found.values())
    bare = not any(steps.counts(step) for step in left.steps())
    if left.source in ("unknown", "parameter") or (bare and extra >= _PREPARED):
        for difference in found.values():  # what was done to it before is out of sight
            difference.confidence *= 0.4 if difference.kind == EXTRA else 1.0
    if unseen.comes_ready(machine, serving):
        for difference in found.values():
            difference.confidence *= 0.4 if difference.kind == MISSING else 1.0
    joined = texts.alone(left, right, read=equivalence.reads_text(training.model))
    if joined is not None:
        lone = found.setdefault(joined, Difference(MISSING, joined, None, left.chain, right.chain))
        lone.after = next((step for step in right.steps() if step.op in texts.READERS or steps.wildcard(step)), None)
    served = right.steps()
    once = pieces.shared(machine, left, served)
    within = layers.rescaling(training.model)
    for each in found.values():
        if within is not None and each.kind == EXTRA and layers.scales_pixels(each.serving):
            each.kind, each.inside = TWICE, within
    _doubt(found.values(), left, right)
    for each in found.values():
        if each.kind == MISSING and each.after is None:
            each.after = pieces.beside(machine, each, served)
    by_processor = served if origins.is_picture(right) else []
    return [
        each
        for each in found.values()
        if _stands(each, served, training)
        and not (each.kind == MISSING and each.training and tokenizers.prepares(each.training, by_processor))
        and not (each.kind == EXTRA and _is_tokenizer(each.serving))
        and not (each.kind in (MISSING, EXTRA) and pieces.applied(machine, each) in once)
    ]


def _doubt(found: Iterable[Difference], left: Data, right: Data) -> None:
    """Less trust in what is missing from a table that was prepared before it was read, or to a column that training may
    have dropped, as its label.
    """
    missing = [each for each in found if each.kind == MISSING]
    written = {_place(each.training) for each in missing if each.training is not None and each.training.carrier is None}
    made = (
        right.source == "file"
        and right.name not in transforms.PICTURES
        and not any(steps.counts(step) and step.carrier is None for step in right.steps())
    )
    over_rows = any(each.training is not None and each.training.op in OVER_ROWS for each in missing)
    prepared = made and (len(written) >= _PREPARED or over_rows or origins.PREPARED.search(right.name) is not None)
    of_all = {id(step) for step in left.chain}
    touched = {name for each in missing if id(each.training) not in of_all for name in each.columns}
    dropped = left.pruned and len(touched) == 1 and touched.isdisjoint(right.columns)
    for each in missing:
        each.confidence *= 0.4 if prepared else 1.0
        each.confidence *= 0.4 if dropped and id(each.training) not in of_all else 1.0


def _is_tokenizer(step: Step | None) -> bool:
    """Whether a step is a tokenizer, that of training or a pipeline's own: no model of texts or pictures that takes
    what one gives was ever trained without.
    """
    return step is not None and step.op == "tokenizer"


def _both(machine: Machine, training: Event, there: Chain, here: Chain, *, units: bool = False) -> tuple[Chain, Chain]:
    """The chains of a column on both sides, as they are compared; `units` where they may begin in other ones."""
    a, b = equivalence.settled(_relevant(there), _relevant(_resolved(machine, here)), training.model)
    return scalings.without_units(a, b) if units else scalings.without_time(a, b)


def _place(step: Step | None) -> object:
    return None if step is None else (step.place, step.op)


def is_given(left: Data, right: Data, column: str, *, scaled: bool = False) -> bool:
    """Whether serving gets a column, as it is, under the name that training gives to what it makes of another column:
    who asks has made it. `scaled`: as it is but for what a transformer does to all columns.
    """
    if column not in left.derived or column in right.derived:
        return False
    made = right.columns.get(column, right.chain)
    taken = [step for step in made if (steps.counts(step) and steps.is_known(step)) or step.sides]
    return all(scaled and step.carrier is not None for step in taken)


def _under(data: Data, column: str) -> Chain:
    """The chain of a column, by its name or by one that is spelt otherwise: no field can be called `marital-status`."""
    if column in data.columns or not column:
        return data.columns.get(column, data.chain)
    alike = [name for name in data.columns if plain(name) == plain(column)]
    return data.columns[alike[0]] if len(alike) == 1 else data.chain


def _is_spread(right: Data, column: str) -> bool:
    """Whether serving has a column for some category, ``city_Oslo``, that it fills by hand."""
    return any(name.startswith(f"{column}_") for name in (*right.columns, *(right.order or ())))


def _columns(left: Data, right: Data, label: str) -> list[str]:
    """The columns to look at; "" stands for all that neither side treats apart."""
    if not left.columns and not right.columns:
        return [""]
    names = [name for name in left.columns if name not in (label, _LABELS)]
    if right.columns:
        shared = [name for name in names if name in right.columns]
        closed = right.order is not None
        names = shared if closed else names
        names += [name for name in right.columns if name not in names and not left.columns and name != _LABELS]
    if not left.columns and left.chain and right.columns:
        told = right.order is not None and set(right.order) <= right.columns.keys()
        return list(right.columns) if told else ["", *list(right.columns)]
    return names if right.columns and names else [*names, ""]


def _relevant(chain: Chain) -> Chain:
    """The last steps; of sizes and colour orders only those that the model gets, in front, for they commute."""
    last: dict[str, Step] = {}
    kept: list[Step] = []
    for step in chain[-_LONGEST:]:
        if step.op == kinds.CAST:
            continue
        if step.op in _LAST_ONLY:
            last[step.op] = step
        elif kept and _undoes(kept[-1], step):
            first = kept.pop()
            if first.guarded and not step.guarded:  # where the pixels were small already
                kept.append(step)
        else:
            kept.append(step)
    return (*(last[op] for op in sorted(last)), *kept)


def _undoes(first: Step, second: Step) -> bool:
    """Whether a step takes back the one before: ``/ 255``, then ``* 255``."""
    if first.op != "multiply" or second.op != "multiply":
        return False
    a, b = first.parameters.get("by"), second.parameters.get("by")
    return isinstance(a, int | float) and isinstance(b, int | float) and abs(a * b - 1) < 1e-6


def _resolved(machine: Machine, chain: Chain) -> Chain:
    """Serving's chain with loaded transformers replaced by what was saved there."""
    made = []
    for step in chain:
        if steps.wildcard(step) and step.carrier is not None:
            origin = pairing.origin_of(machine, step.carrier)
            if origin is not None and not origin.cls.endswith("()"):
                resolved = Step(origin.short, step.place, {}, carrier=step.carrier, function=step.function)
                resolved.guarded = step.guarded
                step = resolved
        made.append(step)
    return tuple(made)


def aligned(a: Chain, b: Chain) -> list[Difference]:
    """The differences between two chains of one column."""
    pairs = _match(a, b)
    matched_a = {i for i, _ in pairs}
    matched_b = {j for _, j in pairs}
    found: list[Difference] = []
    for i, j in pairs:
        apart = operands.differing(a, i, b, j) if a[i].op == b[j].op == "combine" else []
        if apart:
            made = Difference(PARAMETER, a[i], b[j], a, b)
            made.what = apart
            found.append(made)
        elif not steps.agree(a[i], b[j]) and (steps.counts(a[i]) or steps.is_property(a[i])):
            made = Difference(PARAMETER, a[i], b[j], a, b)
            made.what = steps.differing(a[i], b[j])
            made.confidence *= doubts.of_order(b[j])
            renamed = made.what and all(_renamed(there, here) for _, there, here in made.what)
            if not renamed and not _of_other_terms(a, i, b, j, made.what):
                found.append(made)
    only_a = [i for i in range(len(a)) if i not in matched_a and steps.counts(a[i])]
    only_b = [j for j in range(len(b)) if j not in matched_b and steps.counts(b[j])]
    for i in list(only_a):
        other = next((j for j in only_b if steps.same(a[i], b[j])), None)
        if other is not None and _fills_alike(a[i], b[other], b):
            only_a.remove(i)
            only_b.remove(other)
        elif other is not None:
            swapped = Difference(ORDER, a[i], b[other], a, b)
            swapped.after = next((b[j] for k, j in reversed(pairs) if (k < i) != (j < other)), None)
            found.append(swapped)
            only_a.remove(i)
            only_b.remove(other)
    hidden_b = any(doubts.hides(b[j]) for j in range(len(b)) if j not in matched_b)
    hidden_a = any(doubts.hides(a[i]) for i in range(len(a)) if i not in matched_a)
    filled = all(any(step.op == "fillna" for step in chain) for chain in (a, b))
    for i in only_a:
        if filled and a[i].op == "fillna":
            continue  # once more than the other side does
        if _completes_map(a, i) and i - 1 in matched_a:
            continue  # as ``codes.get(name, -1)``
        made = Difference(MISSING, a[i], None, a, b)
        made.after = _neighbour(i, pairs, b)
        made.confidence *= doubts.of_missing(a[i], hidden=hidden_b)
        made.confidence *= doubts.of_term(a[i], a[i - 1]) if i and i - 1 not in matched_a else 1.0
        found.append(made)
    for j in only_b:
        if steps.wildcard(b[j]) or _completes_map(b, j) or _is_of_words(b, j) or (filled and b[j].op == "fillna"):
            continue
        made = Difference(EXTRA, None, b[j], a, b)
        made.confidence *= doubts.of_extra(b[j], hidden=hidden_a)
        found.append(made)
    if formulas.written_apart(a, b):
        found = [each for each in found if not (formulas.is_term(each.training or each.serving))]
    return found


def _renamed(there: object, here: object) -> bool:
    """Whether two maps give the same codes to words of which they share none: a form's, and those of the table."""
    both = []
    for given in (there, here):
        if not isinstance(given, tuple) or not steps.is_dict(given):
            return False
        both.append(dict(given))
    return both[0].keys().isdisjoint(both[1].keys()) and sorted(map(repr, both[0].values())) == sorted(
        map(repr, both[1].values())
    )


_PAIR = 2


def _of_other_terms(a: Chain, i: int, b: Chain, j: int, what: list[tuple[str, Any, Any]]) -> bool:
    """Whether two maps that share no key are each of one of two columns which are then combined: ``tier * age`` here,
    ``age * tier`` there.
    """
    if not all(any(step.op == "combine" for step in chain[k + 1 :]) for chain, k in ((a, i), (b, j))):
        return False
    maps = [[dict(each) for each in given if steps.is_dict(each)] for _, *given in what]
    return all(len(both) == _PAIR and both[0].keys().isdisjoint(both[1].keys()) for both in maps) and bool(maps)


def _fills_alike(there: Step, here: Step, chain: Chain) -> bool:
    """Whether a fill behind a map gives what the map makes of what training fills in front of it."""
    if there.op != "fillna" or here.op != "fillna":
        return False
    given = (there.parameters.get("value"), here.parameters.get("value"))
    return any(
        steps.operation(step) == "map" and any(isinstance(by, tuple) and given in by for by in step.parameters.values())
        for step in chain
    )


def _completes_map(chain: Chain, j: int) -> bool:
    """``.map(rates).fillna(0.2)``: what the fill gives is the answer for keys that the map does not hold."""
    return chain[j].op == "fillna" and j > 0 and steps.operation(chain[j - 1]) in ("learnt map", "map")


def _is_of_words(chain: Chain, j: int) -> bool:
    """``codes[word.lower()]``: what is done to a word only to look it up."""
    return chain[j].op in tables.STRING_STEPS and any(step.op == "map" and kinds.keyed(step) for step in chain[j + 1 :])


def twins(machine: Machine, training: Event, serving: Event) -> Iterator[tuple[Step, Step]]:
    """The steps of both sides that belong together, column by column."""
    left, right = training.data, brought(machine, training, serving)
    for column in _columns(left, right, training.label):
        there, here = left.columns.get(column, left.chain), _under(right, column)
        a, b, pairs = align(machine, training, there, here)
        for i, j in pairs:
            yield a[i], b[j]


def brought(machine: Machine, training: Event, serving: Event) -> Data:
    """Serving's data under the names that training has."""
    return positions.read_alike(machine, training.data, positions.placed(training.data, serving.data))


def align(machine: Machine, training: Event, there: Chain, here: Chain) -> tuple[Chain, Chain, list[tuple[int, int]]]:
    """Both chains of a column as they are compared, and the positions of the steps that belong together."""
    a, b = _both(machine, training, there, here)
    return a, b, _match(a, b)


def _neighbour(i: int, pairs: list[tuple[int, int]], b: Chain) -> Step | None:
    """The serving step beside which a missing step belongs: the next one, else the one before."""
    following = [j for k, j in pairs if k > i]
    if following:
        return b[min(following)]
    before = [j for k, j in pairs if k < i]
    return b[max(before)] if before else None


def _match(a: Chain, b: Chain) -> list[tuple[int, int]]:
    """The longest common subsequence of steps; of equal ones that with more equal parameters."""
    n, m = len(a), len(b)
    best = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            skip = max(best[i + 1][j], best[i][j + 1])
            if steps.same(a[i], b[j]):
                skip = max(skip, best[i + 1][j + 1] + _weight(a[i], b[j]))
            best[i][j] = skip
    pairs, i, j = [], 0, 0
    while i < n and j < m:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            pairs.append((i, j))
            i, j = i + 1, j + 1
    return pairs


def _weight(a: Step, b: Step) -> int:
    """How much a match is worth: one piece of code, equal arguments, a known step; in this order. An encoder whose
    numbers serving writes out, or a step of some columns, is worth less than the very step.
    """
    if not steps.counts(a):
        return 2
    if a is b or a.place == b.place:
        return 6
    exact = steps.agree(a, b) and not a.partial and steps.numbering(a, b) is None
    return 5 if exact else 4


def _vague(step: Step) -> bool:
    """Whether nothing is known of a step's parameters, as of a loop over values that could not be told."""
    return bool(step.parameters) and all(type(value) is Value for value in step.parameters.values())


def _stands(difference: Difference, served: list[Step], training: Event) -> bool:
    step = difference.training
    if difference.kind == MISSING and step is not None and (step.partial or _vague(step)):
        return not any(steps.same(step, other) for other in served)
    if difference.kind in (ORDER, PARAMETER) and any(s is not None and s.partial for s in (step, difference.serving)):
        return False
    if difference.kind in (MISSING, EXTRA):
        lone, others = (step, served) if step is not None else (difference.serving, training.data.steps())
        if lone is not None and lone.op == "replace" and kinds.keyed(lone):  # of a whole table: it finds its own cells
            return not any(steps.same(*((lone, other) if step is not None else (other, lone))) for other in others)
    return difference.kind != PARAMETER or bool(difference.what)
