"""A source file or notebook as one text that parses, with a way back from its lines to what the user sees."""

from __future__ import annotations

import ast
import io
import os
import re
import sys
import tokenize
import warnings

from mlaudit.code.notebook import Notebook, plain_python, read_notebook
from mlaudit.code.pattern import regex
from mlaudit.errors import SourceError
from mlaudit.findings import Location

MAX_BYTES = 5_000_000
"""A larger file is generated data: it is reported and not read."""

MAX_BITS = 14_000
"""Python refuses to write out an integer of more bits (4,300 digits), and rules write out what they read."""

_SINCE_3_12 = regex(
    r"""\b(?:[fF][rR]?|[rR][fF])["'].*\{|^\s*(?:async\s+)?(?:def|class)\s+\w+\[|^\s*type\s+\w+(?:\[.*\])?\s*="""
)
"""f-strings that break a line or nest quotes inside braces, type parameters, `type` statements."""

_MAGIC = regex(r"^[ \t]*[!%][ \t]*[A-Za-z]", re.MULTILINE)
"""A magic or a shell line, which a notebook that is saved as a script may still have."""

_LONG_DIGITS = regex(r"0(?:[xX][0-9a-fA-F_]{3400}|[oO][0-7_]{4600}|[bB][01_]{14000})")


class SourceFile:
    """One file, decoded. `path` is relative to the audited root, with forward slashes."""

    __slots__ = ("_ascii", "_lines", "data", "notebook", "path", "text")

    def __init__(self, path: str, data: bytes) -> None:
        """Decode `data`. Raises `SourceError` for what is not a text or not a notebook."""
        self.path = path
        self.data = data
        self.notebook: Notebook | None = None
        if len(data) > MAX_BYTES:
            raise SourceError(f"{path}: {len(data):,} bytes is over the limit of {MAX_BYTES:,}; exclude it")
        if path.endswith(".ipynb"):
            self.notebook = read_notebook(path, data)
            self.text = self.notebook.text
        else:
            self.text = decode(path, data)
        self._lines: list[str] | None = None
        self._ascii = self.text.isascii()

    @property
    def lines(self) -> list[str]:
        """The text by lines, without line ends, split where Python splits them."""
        if self._lines is None:
            self._lines = self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return self._lines

    def parse(self) -> ast.Module:
        """The syntax tree. Raises `SourceError` where Python itself could not read the file."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                module = ast.parse(self.text)
        except SyntaxError as error:
            exported = self._exported()
            if exported is None:
                line = error.lineno or 0
                where = f" (line {line})" if line else ""
                raise SourceError(f"does not parse: {error.msg}{where}{self._newer(line)}", line) from error
            module = exported
        except ValueError as error:
            raise SourceError(f"does not parse: {error}") from error
        except (RecursionError, MemoryError) as error:
            raise SourceError("is nested too deeply to be parsed") from error
        if _LONG_DIGITS.search(self.text):
            _refuse_long_integers(module)
        return module

    def _exported(self) -> ast.Module | None:
        """The syntax tree of a notebook that was saved as a script with its magics and shell lines in it."""
        if self.notebook is not None or not _MAGIC.search(self.text):
            return None
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return ast.parse(plain_python(self.text))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None

    def _newer(self, line: int) -> str:
        """What to do where a line that this Python cannot read may be right for a later one."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        if sys.version_info >= (3, 12) or not _SINCE_3_12.search(text):
            return ""
        running = f"{sys.version_info.major}.{sys.version_info.minor}"
        return f"; it may be right from Python 3.12 on, and mlaudit runs on {running}: install it under the newer one"

    def location(self, node: ast.expr | ast.stmt | ast.ExceptHandler | ast.arg | ast.keyword | ast.alias) -> Location:
        """The region of a node, in characters, columns from 1; inside its cell for a notebook."""
        end_line = node.end_lineno or node.lineno
        end_offset = node.end_col_offset if node.end_col_offset is not None else node.col_offset
        return self.region(node.lineno, node.col_offset, end_line, end_offset)

    def region(self, line: int, offset: int, end_line: int, end_offset: int) -> Location:
        """A region given as `ast` gives it: lines from 1, offsets in UTF-8 bytes from 0."""
        column, end_column = self._column(line, offset), self._column(end_line, end_offset)
        cell = None
        if self.notebook is not None:
            cell, line = self.notebook.place(line)
            end_line = self.notebook.place(end_line)[1]
        return Location(self.path, line, column, end_line, end_column, cell)

    def _column(self, line: int, offset: int) -> int:
        if self._ascii or line > len(self.lines):
            return offset + 1
        text = self.lines[line - 1]
        return offset + 1 if text.isascii() else len(text.encode()[:offset].decode("utf-8", "ignore")) + 1

    def snippet(self, line: int, end_line: int) -> str:
        """The source of some lines, at most eight of them."""
        return "\n".join(self.lines[line - 1 : min(end_line, line + 7)])


def _refuse_long_integers(module: ast.Module) -> None:
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, int) and node.value.bit_length() > MAX_BITS:
            raise SourceError(f"holds an integer of {node.value.bit_length():,} bits (line {node.lineno}); exclude it")


def decode(path: str, data: bytes) -> str:
    """Python source as text, by its own encoding declaration. Raises `SourceError`."""
    return decoded(path, data)[0]


def decoded(path: str, data: bytes) -> tuple[str, str]:
    """Python source as text, and the encoding that gives these bytes again: with a byte order mark where there is one.

    Raises `SourceError`.
    """
    try:
        if b"coding" not in data[:200] and not data.startswith(b"\xef\xbb\xbf"):
            return data.decode("utf-8"), "utf-8"
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        return data.decode(encoding), encoding
    except (UnicodeError, SyntaxError, LookupError) as error:
        raise SourceError(f"{path}: is not text in its declared encoding: {error}") from error


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """A file's bytes, at most one over the limit. Raises `SourceError`, for a folder in the place of files too."""
    try:
        with open(path, "rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        if os.path.isdir(path):
            raise SourceError("cannot be listed, and what is in it is not known; open it, or exclude it") from error
        raise SourceError(f"cannot be read: {error.strerror or error}") from error
