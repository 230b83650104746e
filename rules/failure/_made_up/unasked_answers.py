"""MLA109 where nothing was caught: answers that are written down, and what there is to say of each kind."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from mlaudit.code.file import FileContext
from mlaudit.findings import Severity

from .fixed_confidence import WORDS as SURE
from .fixed_confidence import fixed_confidence
from .fixed_measures import WORDS as MEASURES
from .fixed_measures import fixed_measures
from .good_verdicts import WORDS as VERDICTS
from .good_verdicts import by_function, good_verdicts
from .other_entries import another_entry
from .unanswered_rows import unanswered_rows
from .unread_inputs import WORDS as EVALUATES
from .unread_inputs import unread_inputs
from .when_all_failed import WORDS as PREDICTS
from .when_all_failed import when_all_failed
from .written_metrics import MOCKS, mocked_results, written_metrics

WORDS = (*MEASURES, *SURE, *VERDICTS, *EVALUATES, *PREDICTS, *MOCKS)
"""Of which a file has one that has such an answer, but for what `get` gives."""


class Said(NamedTuple):
    """What is wrong with an answer, where, and what would be right."""

    place: ast.expr | ast.stmt
    said: str
    fix: str
    severity: Severity = Severity.INFO
    needs: str = ""
    others: tuple[ast.expr, ...] = ()


def unasked_answers(file: FileContext) -> Iterator[Said]:
    """All of them that a file has, kind by kind."""
    for unread in unread_inputs(file):
        said = f"`{unread.function.name}` never looks at {unread.given}: whatever the model is, it measures"
        said = f"{said} `{file.text(unread.answer)}`"
        fix = "Measure, or raise while that is not written."
        yield Said(unread.answer, said, fix, Severity.WARNING)
    for last in when_all_failed(file):
        said = f"where nothing came of {last.failed}, a failure of the model too, `{last.shown}` goes out as a score"
        yield Said(last.place, said, "Raise, or answer that there is no score.", Severity.WARNING)
    rows = unanswered_rows(file)
    if rows:
        said = f"a row that was not answered for gets `{file.text(rows[0])}`, as if the model had said so"
        fix = "Leave the row out, or say that it has no answer."
        yield Said(rows[0], said, fix, others=tuple(rows[1:]))
    for given, *more in by_function(file, good_verdicts(file)):
        said = f"where there is no `{given.field}`, `{given.said}` is answered: what was not judged looks harmless"
        fix = "Answer that it is not known, or raise."
        yield Said(given.place, said, fix, needs="serving", others=tuple(each.place for each in more))
    for number, field, always in fixed_confidence(file):
        said = f"`{field}` is `{file.text(number)}` whatever the model says: nothing worked it out"
        if not always:
            said = f"`{field}` stays `{file.text(number)}` where nothing came of which it could be worked out"
        yield Said(number, said, "Answer what the model gives, or leave the field out.", needs="serving")
    for number, field, function in fixed_measures(file):
        said = (
            f"`{function}` answers `{field}: {file.text(number)}`, which is written down: of which model, nobody knows"
        )
        yield Said(number, said, "Answer what was measured of the model that is loaded.", needs="serving")
    for made, taken in written_metrics(file) if file.holds(*MEASURES) else ():
        said = (
            f"`{taken}` is given measures that are written down here: the model that is judged by them was not measured"
        )
        yield Said(made, said, "Measure the model, or raise while that is not written.", Severity.WARNING)
    for call, kept in mocked_results(file) if file.holds(*MOCKS) else ():
        said = (
            f"`{file.text(call.func)}` makes the results up, and `{file.text(kept.func)}` keeps them as if worked out"
        )
        yield Said(call, said, "Ask the model, or raise while that is not written.", Severity.WARNING)
    for call, key in another_entry(file):
        said = f"what `{file.text(call.func)}` does not find is answered by the entry of `{key}`, and no answer says so"
        yield Said(call, said, "Refuse what there is no entry for.", needs="service")


__all__ = ["WORDS", "Said", "unasked_answers"]
