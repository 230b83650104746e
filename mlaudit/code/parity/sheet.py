"""The pairs of a project as a sheet that a reader can check at a glance, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mlaudit.code.parity import artifacts, compare, pipelines, steps, tables
from mlaudit.code.parity.analysis import LIKELY, Compared, Parity
from mlaudit.code.parity.missed import missed
from mlaudit.code.parity.parameters import UNTOLD
from mlaudit.code.parity.values import Chain, Event, Place, Step
from mlaudit.code.written import cut
from mlaudit.words import counted

_WIDTH = 52
_MOST = 30
"""Places of one kind that are listed as text; JSON has them all."""
_MARKS = {compare.MISSING: "-", compare.EXTRA: "+", compare.TWICE: "+", compare.PARAMETER: "!", compare.ORDER: "~"}

_LEGEND = (
    "= the same   ! other arguments, or fitted again   ~ other order   - training only   + serving only"
    "   . of no matter   ? cannot be told"
)


class Row(msgspec.Struct, frozen=True):
    """One line of two aligned chains; `mark` is ``=`` or says how they differ (``-`` missing at serving, ``+`` extra,
    ``!`` other arguments, ``~`` other order, ``.`` of no matter, ``?`` cannot be told: too little is known for a
    finding).
    """

    mark: str
    training: str = ""
    serving: str = ""
    training_place: str = ""
    serving_place: str = ""


class Block(msgspec.Struct, frozen=True):
    """The columns that go through the same two chains; no column stands for the whole input."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class Sheet(msgspec.Struct, frozen=True):
    """A training and a serving of one model; `inside` names the transformers that the model holds itself."""

    training: str
    serving: str
    model: str
    paired_by: str
    confidence: float
    blocks: tuple[Block, ...]
    inside: tuple[str, ...] = ()


class Unpaired(msgspec.Struct, frozen=True):
    """A place at which a model is asked and that no training could be found for, and why."""

    place: str
    model: str
    chain: str
    reason: str


class Sheets(msgspec.Struct, frozen=True):
    """Everything that `mlaudit parity` says."""

    pairs: tuple[Sheet, ...]
    unpaired: tuple[Unpaired, ...]
    unasked: tuple[str, ...]
    lost: tuple[str, ...]


def sheets(analysis: Parity) -> Sheets:
    """The sheets of a project, in the order of the serving places."""
    ordered = sorted(analysis.compared, key=lambda each: each.pair.serving.place)
    pairs = _each_once([_sheet(analysis, each) for each in ordered])
    paired = {id(each.pair.serving) for each in analysis.compared}
    shown_places: dict[str, Unpaired] = {}
    for event in analysis.serving:
        if id(event) not in paired:
            made = _unpaired(analysis, event)
            shown_places.setdefault(made.place, made)
    places = [*analysis.machine.lost, *missed(analysis)]
    lost = dict.fromkeys(f"{_at(analysis, place)}: {reason}" for place, reason in places)
    known = {sheet.serving for sheet in pairs}
    rest = tuple(each for place, each in sorted(shown_places.items()) if place not in known)
    return Sheets(pairs, rest, tuple(dict.fromkeys(_unasked(analysis))), tuple(lost))


def _each_once(made: list[Sheet]) -> tuple[Sheet, ...]:
    """One sheet for each two places: that with the stronger reason, or which says more."""
    best: dict[tuple[str, str], Sheet] = {}
    for sheet in made:
        key = sheet.training, sheet.serving
        if key not in best or _strength(sheet) > _strength(best[key]):
            best[key] = sheet
    return tuple(best.values())


def _strength(sheet: Sheet) -> tuple[float, int]:
    return sheet.confidence, sum(row.mark in "=!~" for block in sheet.blocks for row in block.rows)


def _unasked(analysis: Parity) -> Iterator[str]:
    """The trainings that no asking belongs to, and where their models went."""
    paired = {each.pair.training.place for each in analysis.compared}
    for event in sorted(analysis.training, key=lambda each: each.place):
        if event.place not in paired:
            files = dict.fromkeys(path for path, _ in event.model.saved if not path.startswith(artifacts.RUN))
            to = ", ".join(f"`{path}`" if path else "a path that is not known" for path in files)
            yield f"{_at(analysis, event.place)}  {event.model.short}: {f'saved to {to}' if to else 'not saved'}"


def as_json(analysis: Parity) -> str:
    """The sheets as JSON."""
    return msgspec.json.format(msgspec.json.encode(sheets(analysis)), indent=2).decode()


def as_text(analysis: Parity) -> str:
    """The sheets as plain text."""
    made = sheets(analysis)
    return "\n".join(_lines(made, len(analysis.training))).rstrip() + "\n"


def _lines(made: Sheets, trainings: int) -> Iterator[str]:
    if not made.pairs:
        yield f"no pair of training and serving was found ({trainings} places that train a model)"
        yield ""
    for sheet in made.pairs:
        differing = sum(row.mark not in "=?." for block in sheet.blocks for row in block.rows)
        untold = sum(row.mark == "?" for block in sheet.blocks for row in block.rows)
        verdict = counted(differing, "difference") if differing else "no difference"
        yield f"{sheet.model}: {verdict}" + (f", {counted(untold, 'step')} that cannot be told" if untold else "")
        yield f"  training  {sheet.training}"
        yield f"  serving   {sheet.serving}"
        yield f"  paired    {sheet.paired_by} (confidence {sheet.confidence:.2f})"
        for block in sheet.blocks:
            yield ""
            yield f"  {_columns(block.columns)}"
            for row in block.rows:
                left, right = _cell(row.training, row.training_place), _cell(row.serving, row.serving_place)
                yield f"  {row.mark} {left} | {right}".rstrip()
            if not block.rows:
                held = ", ".join(sheet.inside)
                yield f"    inside the saved pipeline: {held}" if held else "    nothing on either side"
        yield ""
    if made.unpaired:
        yield "asked, but with no training to compare:"
        for each in made.unpaired:
            yield f"  {each.place}  {each.model}: {each.reason}"
            yield f"    serving: {each.chain}"
        yield ""
    for title, texts in (("trained, but asked nowhere:", made.unasked), ("not followed:", made.lost)):
        if texts:
            yield title
            yield from (f"  {text}" for text in texts[:_MOST])
            if len(texts) > _MOST:
                yield f"  and {len(texts) - _MOST} more"
            yield ""
    if any(block.rows for sheet in made.pairs for block in sheet.blocks):
        yield _LEGEND


def _columns(names: tuple[str, ...]) -> str:
    if not names:
        return "input"
    return ", ".join(names[:6]) + (f" and {len(names) - 6} more" if len(names) > 6 else "")


def _cell(text: str, place: str) -> str:
    if not text:
        return " " * _WIDTH
    room = _WIDTH - len(place) - 2
    return f"{cut(text, room):<{room}}  {place}" if room > 8 else f"{cut(text, _WIDTH):<{_WIDTH}}"


def _sheet(analysis: Parity, compared: Compared) -> Sheet:
    training, serving = compared.pair.training, compared.pair.serving
    served = compare.brought(analysis.machine, training, serving)
    names = [*dict.fromkeys([*training.data.columns, *served.columns])]
    blocks: dict[tuple[Row, ...], list[str]] = {}
    for name in names or [""]:
        if name and training.data.order and served.order and name not in training.data.order:
            continue
        rows = _rows(analysis, compared, name)
        blocks.setdefault(rows, []).append(name)
    return Sheet(
        _at(analysis, training.place),
        _at(analysis, serving.place),
        _model(training, serving),
        compared.pair.reason,
        compared.pair.confidence,
        tuple(Block(tuple(name for name in held if name), rows) for rows, held in blocks.items()),
        tuple(dict.fromkeys(each.short for each in pipelines.parts_of(training.model)[:-1])),
    )


def _model(training: Event, serving: Event) -> str:
    """The model's class, or the name of its file where it was read from one before it was trained."""
    if training.model.short not in ("loaded", "parameter", "unknown"):
        return training.model.short
    return (serving.model.loaded or "").rpartition("/")[2] or "the model"


def _rows(analysis: Parity, compared: Compared, column: str) -> tuple[Row, ...]:
    left = compared.pair.training.data
    right = compare.brought(analysis.machine, compared.pair.training, compared.pair.serving)
    a, b = left.columns.get(column, left.chain), right.columns.get(column, right.chain)
    a, b, pairs = compare.align(analysis.machine, compared.pair.training, a, b)
    wrong: dict[object, str] = {}
    for difference in compared.differences:
        for step in (difference.training, difference.serving):
            if step is not None and (not column or column in difference.columns or not difference.columns):
                sure = compared.certainty(difference) >= LIKELY
                wrong[step.place, step.op] = _MARKS[difference.kind] if sure else "?"
    rows: list[Row] = []
    i = j = 0
    for p, q in [*pairs, (len(a), len(b))]:
        for step in a[i:p]:
            place = _short(analysis, step.place)
            rows.append(Row(_mark(step, wrong), training=_shown(step), training_place=place))
        for step in b[j:q]:
            place = _short(analysis, step.place)
            rows.append(Row(_mark(step, wrong), serving=_shown(step), serving_place=place))
        if p < len(a):
            taken_once = a[p] is b[q]  # of a prepared table that both read
            equal = taken_once or steps.agree(a[p], b[q])
            told = taken_once or not steps.untold(a[p], b[q])
            apart = wrong.get((b[q].place, b[q].op), "?")
            mark = ("=" if told else "?") if equal and not _is_reckoned_otherwise(b[q], apart) else apart
            mark = "!" if _is_refit(b[q], compared) and not taken_once else mark
            rows.append(
                Row(
                    mark,
                    _shown(a[p]),
                    _shown(b[q]),
                    _short(analysis, a[p].place),
                    _short(analysis, b[q].place),
                )
            )
        i, j = p + 1, q + 1
    return tuple(rows)


def _is_reckoned_otherwise(step: Step, mark: str) -> bool:
    """Whether what two columns are reckoned to differs by which they are, and not by how."""
    return step.op == "combine" and mark == "!"


def _is_refit(step: Step, compared: Compared) -> bool:
    """Whether serving fits a step anew, or numbers categories by the request."""
    if compared.pair.serving.model.loaded is None:
        return False
    return bool(step.carrier is not None and step.carrier.fits) or (step.op in tables.ENCODERS and step.carrier is None)


def _mark(step: Step, wrong: dict[object, str]) -> str:
    """What is said of a step that one side alone takes: of one that is compared, and that no difference was made of,
    the other side may be out of sight; what is never compared is of no matter.
    """
    if steps.is_opaque(step) or step.op == UNTOLD:
        return "?"
    return wrong.get((step.place, step.op), "?" if steps.counts(step) else ".")


def _shown(step: Step) -> str:
    if step.op == UNTOLD:
        return "not followed"
    return f"{steps.shown(step)} of some columns" if step.partial else steps.shown(step)


def _unpaired(analysis: Parity, event: Event) -> Unpaired:
    model = event.model
    if model.loaded:
        reason = f"nothing in the project is known to write `{model.loaded}`"
    elif model.loaded == "":
        reason = "the path that it is read from could not be resolved"
    else:
        reason = "where the model comes from could not be followed"
    label = model.short if model.cls not in ("loaded", "parameter", "unknown") else "model"
    return Unpaired(_at(analysis, event.place), label, _chain(event.data.chain), reason)


def _chain(chain: Chain) -> str:
    return steps.chain_shown(chain)


def _at(analysis: Parity, place: Place) -> str:
    where = analysis.location(place)
    cell = "" if where.cell is None else f"cell {where.cell}:"
    return f"{where.path}:{cell}{where.line}"


def _short(analysis: Parity, place: Place) -> str:
    """A place without its folders; "" for a step that stands at none, as what was not followed."""
    if not place.path:
        return ""
    return _at(analysis, place).rpartition("/")[2]


__all__ = ["Sheets", "as_json", "as_text", "sheets"]
