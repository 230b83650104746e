"""Secrets that say themselves what they are, anywhere in the text of a file and in the outputs of a notebook."""

from __future__ import annotations

from collections.abc import Iterator

from mlaudit.code.file import FileContext
from mlaudit.code.rule import Issue, Severity

from .marked import MARKS, is_documentation, marked_lines, place_in_text
from .redacted import shows_redaction
from .secrets import provider_secret
from .told import is_told_already, lines_told, readable

_OUTPUT = "the saved output of this cell"


def in_lines(file: FileContext) -> Iterator[Issue]:
    """What stands in the code, in comments and in strings."""
    told = lines_told(file)
    for number in marked_lines(file):
        line = file.source.lines[number - 1]
        found = provider_secret(line) if len(line) < 5000 else None
        if found is not None and number not in told:
            what, begin, end = found
            if "connection" in what and is_documentation(file, number):
                continue
            severity = Severity.INFO if shows_redaction(file) else None
            if not is_told_already(file, line[begin:end], severity):
                place = place_in_text(number, len(line[:begin].encode()), end - begin)
                yield Issue(place, readable(what, ""), severity=severity)


def in_outputs(file: FileContext) -> Iterator[Issue]:
    """What the saved outputs of a notebook show."""
    if file.source.notebook is None:
        return
    start = 1
    for cell in file.source.notebook.cells:
        if cell.kind != "code":
            continue
        texts = [text for text in cell.outputs if MARKS.search(text)]
        shown = next(((text, f) for text in texts if (f := provider_secret(text))), None)
        if shown is not None:
            text, (what, begin, end) = shown
            written = text[begin:end] in cell.source
            where = "this cell, in its source and its saved output," if written else _OUTPUT
            yield Issue(place_in_text(start, 0, 1), readable(what, where))
        start += cell.source.count("\n") + 1
