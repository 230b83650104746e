"""What one file tells the rest of the project: all that a cross-file rule may see of it.

Facts are made once per file content, in any process, and cached; they hold no syntax tree.
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import Any, Final

import msgspec

from mlaudit.findings import Finding, Fix, Location, Problem, Related, Severity

ANY_OF: Final = ".*."
"""What stands in a target between a package and a function that any of its modules may have."""


class CallFact(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A call inside a function, by its resolved name; `offloaded`: another thread or process runs it.

    `dropped`: nothing is done with what it answers. `looked`: what it answers is tested for being there. `relied`: an
    attribute or an item of it is read, or a library is given it. `handed`: any function is given it.
    `reference`: the function is not called here, but handed over.
    `arguments` maps a position (``"0"``) or keyword to the origin of what is given (``environment:MODEL_PATH``,
    ``parameter:path``); what has none is left out, and None stands for none at all. `texts` does the same for texts:
    as written in quotes, or the dotted name of what another file gives. `literals` is what `conditions.literals` makes
    of all arguments, for what may be the project's own.
    """

    target: str
    line: int
    offloaded: bool = False
    awaited: bool = False
    arguments: dict[str, str] | None = None
    dropped: bool = False
    reference: bool = False
    looked: bool = False
    texts: dict[str, str] | None = None
    relied: bool = False
    handed: bool = False
    literals: str = ""


class DecoratorFact(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A decorator by its resolved name (``fastapi.FastAPI().post``), with its constant arguments as text
    (and those that are put together, as they are written)."""

    name: str
    arguments: tuple[str, ...] = ()


class ParameterFact(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A parameter: its resolved annotation (``pydantic.BaseModel()``), and its default as source ("" for none)."""

    name: str
    annotation: str = ""
    default: str = ""


class ConditionFact(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What some lines of a function depend on: `name` is a parameter of it and `holds` what that has to be (``true``,
    ``None``, ``='v3'``, and ``false``, ``not None``, ``!'v3'``); or, with no name, that something ``failed`` before.
    """

    first: int
    last: int
    name: str
    holds: str


class FunctionFact(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A function or method. `qualname` is dotted inside the module (``Service.predict``). `is_declared` says that it
    only names what others write: its body is ``...`` or raises ``NotImplementedError``.
    """

    qualname: str
    line: int
    end_line: int
    is_async: bool = False
    decorators: tuple[DecoratorFact, ...] = ()
    parameters: tuple[ParameterFact, ...] = ()
    calls: tuple[CallFact, ...] = ()
    returns: str = ""
    conditions: tuple[ConditionFact, ...] = ()
    is_declared: bool = False


class ClassFact(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A class: its resolved bases and the types of its attributes where they are known (``openai.OpenAI()``).

    `required` names the annotated fields that have no default and cannot be None; `lax` says that there are others.
    `kinds` says which of the annotated fields hold a ``number``, and which ``text``, with a ``?`` where None may stand;
    `choices` the texts that a field may hold where they are listed (``Literal["yes", "no"]``). `given` names, for each
    attribute that ``__init__`` is handed without a type, the position of its parameter and its name.
    """

    qualname: str
    line: int
    bases: tuple[str, ...] = ()
    attributes: dict[str, str] = {}
    required: tuple[str, ...] = ()
    lax: bool = False
    kinds: dict[str, str] = {}
    choices: dict[str, tuple[str, ...]] = {}
    given: dict[str, tuple[int, str]] = {}


class ExportFact(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A module-level name: what it stands for, and the constant keyword arguments of the call that made it.

    `keywords` maps a keyword to its constant's repr, or to ``?`` where it is not constant; ``**`` stands for unpacking.
    """

    target: str
    line: int
    keywords: dict[str, str] = {}
    constant: str = ""


class ImportFact(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An imported dotted name and its line; `optional` where an ImportError is caught.

    `needs` is the module that has to be there for the file to be imported at all; "" where an import is optional, or
    is made only later, or only sometimes.
    """

    name: str
    line: int
    optional: bool = False
    needs: str = ""


class Comment(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A suppression comment: codes it names, reason, line (0: the whole file) in the joined text."""

    codes: tuple[str, ...]
    reason: str
    line: int
    shown_line: int
    cell: int | None = None


class Candidate(msgspec.Struct, frozen=True):
    """What a rule says before the project is known. `function` is the qualname round it ("" at module level).

    `first` and `last` are lines of the joined text, for suppressions; `snippet` is the flagged source; `data` holds
    JSON values for the rule's own `refine`.
    """

    finding: Finding
    function: str
    first: int
    last: int
    snippet: str
    data: dict[str, Any] = {}


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """A candidate as it is kept: without what its file and its rule say of all of them. `place` is line, column, end
    line and end column.
    """

    message: str
    severity: Severity
    place: tuple[int, int, int, int]
    cell: int | None
    confidence: float
    function: str
    first: int
    last: int
    snippet: str
    data: dict[str, Any]
    related: tuple[Related, ...]
    evidence: dict[str, str]
    remediation: str
    fix: Fix | None


class Said(msgspec.Struct, frozen=True, array_like=True):
    """What one rule says of a file: its name, the runtime check that would show the damage, and its candidates."""

    name: str
    confirmed_by: str
    kept: tuple[Kept, ...]


_SAID = msgspec.msgpack.Decoder(Said)


class FileFacts(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Everything about one file. `parsed` is False where the file was passed over by the byte search.

    `said` holds the candidates of each rule as they are kept: most are never asked for. `hints` says which kinds of
    entry points the file may hold (`entrypoints.hints`), and which functions only look like one (`timers`). `cells`
    holds the first line of each code cell of a notebook, in the module that they make up, with the cell's index.
    `built` holds the classes that are called with something, and the types of objects by position and keyword.
    `state` says what stands under an attribute of ``app.state``, or of the application (``app.scoring.Scorer()``).
    `holdings` says what may stand in a place that others ask (``store.models[churn]``: see `possible`). `main_line` is
    where what runs under ``if __name__ == "__main__"`` begins, 0 for nothing.
    """

    path: str
    module: str
    parsed: bool = True
    is_notebook: bool = False
    main_line: int = 0
    hints: tuple[str, ...] = ()
    imports: tuple[ImportFact, ...] = ()
    functions: tuple[FunctionFact, ...] = ()
    classes: tuple[ClassFact, ...] = ()
    exports: dict[str, ExportFact] = {}
    module_calls: tuple[CallFact, ...] = ()
    comments: tuple[Comment, ...] = ()
    said: dict[str, msgspec.Raw] = {}
    problems: tuple[Problem, ...] = ()
    flow: msgspec.Raw = msgspec.Raw(b"\xc0")
    seconds: dict[str, float] = {}
    cells: tuple[tuple[int, int], ...] = ()
    state: dict[str, str] = {}
    built: tuple[tuple[str, dict[str, str]], ...] = ()
    holdings: dict[str, tuple[str, ...]] = {}

    @property
    def has_main(self) -> bool:
        """Whether the file runs something under ``if __name__ == "__main__"``."""
        return self.main_line > 0

    @cached_property
    def libraries(self) -> frozenset[str]:
        """The top-level modules that the file imports, the project's own among them."""
        return frozenset(fact.name.partition(".")[0] for fact in self.imports)

    def place(self, line: int) -> tuple[int | None, int]:
        """(cell or None, line inside it) of a line as facts count them: a notebook's code cells are one module."""
        if not self.cells:
            return None, line
        first, cell = max((each for each in self.cells if each[0] <= line), default=self.cells[0])
        return cell, line - first + 1

    def candidates_of(self, code: str) -> tuple[Candidate, ...]:
        """What the rule with this code said of the file, in source order."""
        known = self._candidates.get(code)
        if known is None:
            raw = self.said.get(code)
            known = self._candidates[code] = () if raw is None else _candidates(self.path, code, _SAID.decode(raw))
        return known

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """What all rules said of the file."""
        return tuple(chain.from_iterable(map(self.candidates_of, self.said)))

    @cached_property
    def _candidates(self) -> dict[str, tuple[Candidate, ...]]:
        return {}


def _candidates(path: str, code: str, said: Said) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(
            Finding(
                code=code,
                name=said.name,
                message=kept.message,
                severity=kept.severity,
                location=Location(path, *kept.place, kept.cell),
                related=kept.related,
                evidence=kept.evidence,
                remediation=kept.remediation,
                confidence=kept.confidence,
                confirmed_by=said.confirmed_by,
                fix=kept.fix,
            ),
            kept.function,
            kept.first,
            kept.last,
            kept.snippet,
            kept.data,
        )
        for kept in said.kept
    )


def module_name(path: str) -> str:
    """The dotted name of a file by its path from the root: ``src/app/main.py`` is ``src.app.main``."""
    stem = path.rsplit(".", 1)[0]
    parts = stem.split("/")
    if parts[-1] == "__init__" and len(parts) > 1:
        parts.pop()
    return ".".join(parts)


def package_name(path: str) -> str:
    """The dotted package that a file's relative imports start from."""
    parts = path.split("/")[:-1]
    return ".".join(parts)
