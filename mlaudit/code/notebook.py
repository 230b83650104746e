"""Notebooks as cells: the code cells joined into one module, with magics and shell lines made harmless.

Line counts are kept, so that a place in the joined text is a place in a cell.
"""

from __future__ import annotations

import ast
import warnings
from bisect import bisect_right

import msgspec

from mlaudit.code.pattern import regex
from mlaudit.errors import SourceError

PYTHON_CELL_MAGICS = frozenset({"time", "timeit", "capture", "prun", "memit", "mprun", "debug", "skip", "with"})
_WRITES = regex(r"^%%(?:writefile|file)[ \t].*\.py[\"']?[ \t]*$")
"""The head of a cell that is written to a module's file, which runs it later."""
_SHELL_ASSIGNMENT = regex(r"^(\s*[\w\s,.\[\]'\"]+=\s*)[!%].*$")
_AUTOMAGIC = regex(
    r"^(\s*)(?:run|cd|ls|ll|pwd|cat|mkdir|rm|cp|mv|pip|conda|matplotlib|load_ext|reload_ext|autoreload|env|time)"
    r"(?:[ \t]+[\w./~$\"'\-].*)?$"
)
"""A line magic without its percent sign, which IPython takes where no variable has the name."""
_PROMPT = regex(r"^\s*(?:>>>|\.\.\.|In \[\d+\]:|\.{3,}:)(?: |$)")
_HELP = regex(r"^\s*\??\??[\w.%*]+\?\??\s*$")


class Cell(msgspec.Struct, frozen=True):
    """One cell. `index` counts all cells from 0; `execution_count` is None where it was never run."""

    index: int
    kind: str
    source: str
    execution_count: int | None = None
    outputs: tuple[str, ...] = ()


class Notebook:
    """The cells of a notebook and the module that its code cells make up."""

    __slots__ = ("_indices", "_starts", "broken", "cells", "text")

    def __init__(self, cells: tuple[Cell, ...]) -> None:
        self.cells = cells
        self.broken: tuple[int, ...] = ()
        parts = {cell.index: plain_python(cell.source) for cell in cells if cell.kind == "code"}
        text = "\n".join(parts.values())
        if not _parses(text):
            self.broken = tuple(index for index, part in parts.items() if not _parses(part))
            for index in self.broken:
                parts[index] = _without_automagic(_as_pasted(parts[index]))
            self.broken = tuple(index for index in self.broken if not _parses(parts[index]))
            for index in self.broken:
                parts[index] = "\n" * parts[index].count("\n")
            text = "\n".join(parts.values())
        self.text = text
        self._starts: list[int] = []
        self._indices: list[int] = []
        line = 1
        for index, part in parts.items():
            self._starts.append(line)
            self._indices.append(index)
            line += part.count("\n") + 1

    @property
    def starts(self) -> tuple[tuple[int, int], ...]:
        """The line of `text` at which each code cell begins, with the cell's index."""
        return tuple(zip(self._starts, self._indices, strict=True))

    def place(self, line: int) -> tuple[int, int]:
        """(cell index, line inside the cell) of a line of `text`."""
        if not self._starts:
            return 0, line
        position = max(bisect_right(self._starts, line) - 1, 0)
        return self._indices[position], line - self._starts[position] + 1


def plain_python(source: str) -> str:
    """A cell's source as Python: magics, shell lines and help queries replaced, line for line."""
    lines = source.split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")), None)
    if first is None:
        return source
    head = lines[first].lstrip()
    if head.startswith("%%"):
        name = head[2:].split(" ", 1)[0]
        lines[first] = ""
        if _WRITES.match(head) and _parses("\n".join(lines)):  # a module of its own, word for word
            return "\n".join(lines)
        if name.strip() not in PYTHON_CELL_MAGICS:
            return "\n" * (len(lines) - 1)
    if not any(mark in source for mark in ("%", "!", "?")):
        return "\n".join(lines)
    quoted = continued = False
    for i, line in enumerate(lines):
        stripped = line.lstrip()
        if continued:  # the rest of a shell line that a backslash broke
            continued = line.rstrip().endswith("\\")
            lines[i] = ""
            continue
        if not quoted:
            indent = line[: len(line) - len(stripped)]
            if stripped.startswith(("%", "!")) or (stripped.startswith("?") or _HELP.match(line)):
                lines[i] = f"{indent}pass"
                continued = stripped[0] != "?" and line.rstrip().endswith("\\")
                continue
            if match := _SHELL_ASSIGNMENT.match(line):
                if stripped.split("=", 1)[1].lstrip().startswith(("!", "%")):
                    lines[i] = f"{match.group(1)}None"
                    continued = line.rstrip().endswith("\\")
                    continue
        if (line.count('"""') + line.count("'''")) % 2:
            quoted = not quoted
    return "\n".join(lines)


def _as_pasted(source: str) -> str:
    """A cell as IPython reads what was pasted into it: without the indentation of its first line, and without the
    prompts ``>>>`` and ``In [3]:``. (IPython.core.inputtransformer2)
    """
    lines = source.split("\n")
    first = next((line for line in lines if line.strip()), "")
    if _PROMPT.match(first):
        return "\n".join(_PROMPT.sub("", line, count=1) if _PROMPT.match(line) else "" for line in lines)
    indent = first[: len(first) - len(first.lstrip())]
    return "\n".join(line.removeprefix(indent) for line in lines)


def _without_automagic(source: str) -> str:
    """A cell that does not parse, without the lines that may be magics; those that Python can read alone stay."""
    lines = source.split("\n")
    for i, line in enumerate(lines):
        match = _AUTOMAGIC.match(line)
        if match is not None and not _parses(line.strip()):
            lines[i] = f"{match.group(1)}pass"
    return "\n".join(lines)


def read_notebook(path: str, data: bytes) -> Notebook:
    """Parse a notebook of format 3 or later. Raises `SourceError`."""
    try:
        document = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: is not a notebook: {error}") from error
    if not isinstance(document, dict):
        raise SourceError(f"{path}: is not a notebook: no object at the top")
    raw = document.get("cells")
    if raw is None and isinstance(document.get("worksheets"), list):
        sheets = [sheet.get("cells") for sheet in document["worksheets"] if isinstance(sheet, dict)]
        raw = [cell for cells in sheets if isinstance(cells, list) for cell in cells]
    if not isinstance(raw, list):
        raise SourceError(f"{path}: is not a notebook: there are no cells")
    language = _language(document.get("metadata"))
    cells = []
    for index, entry in enumerate(raw):
        if not isinstance(entry, dict):
            raise SourceError(f"{path}: cell {index} is not an object")
        kind = str(entry.get("cell_type", ""))
        source = _joined(entry.get("source", entry.get("input", "")))
        count = entry.get("execution_count", entry.get("prompt_number"))
        cells.append(
            Cell(
                index,
                kind if language == "python" or kind != "code" else "foreign",
                source.replace("\r\n", "\n").replace("\r", "\n"),
                count if isinstance(count, int) else None,
                tuple(_outputs(entry.get("outputs"))),
            )
        )
    return Notebook(tuple(cells))


def _language(metadata: object) -> str:
    if isinstance(metadata, dict):
        for key in ("kernelspec", "language_info"):
            entry = metadata.get(key)
            if isinstance(entry, dict):
                language = entry.get("language") or (entry.get("name") if key == "language_info" else None)
                if isinstance(language, str):
                    return "python" if "python" in language.lower() else language.lower()
    return "python"


def _outputs(raw: object) -> list[str]:
    found = []
    for output in raw if isinstance(raw, list) else []:
        if not isinstance(output, dict):
            continue
        if "text" in output:
            found.append(_joined(output["text"]))
        data = output.get("data")
        if isinstance(data, dict) and "text/plain" in data:
            found.append(_joined(data["text/plain"]))
    return found


def _joined(value: object) -> str:
    if isinstance(value, list):
        return "".join(part for part in value if isinstance(part, str))
    return value if isinstance(value, str) else ""


def _parses(text: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
