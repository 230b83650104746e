"""Map: one file to its facts. One parse, one walk, and each rule's handlers on the nodes that they asked for."""

from __future__ import annotations

import ast
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from types import FrameType
from typing import Any

import msgspec

from mlaudit import packs
from mlaudit.code import extract, flow, in_chains, outline
from mlaudit.code.app_state import state_of_app
from mlaudit.code.closed import closed
from mlaudit.code.deferred import loaded
from mlaudit.code.entrypoints import hints, is_test_path
from mlaudit.code.facts import FileFacts, Kept, Said, module_name
from mlaudit.code.file import CallKey, FileContext, in_order
from mlaudit.code.possible import holdings
from mlaudit.code.replaced import never_runs
from mlaudit.code.rule import FileRule, Issue, Rule
from mlaudit.code.source import SourceFile, read_bytes
from mlaudit.code.suppress import read_comments
from mlaudit.code.timers import timed
from mlaudit.code.triggers import Needs, Triggers, Words, words_of
from mlaudit.errors import SourceError
from mlaudit.findings import Problem

_IN_CHAINS = frozenset(in_chains.TRIGGERS)

_MOST_NAMES = 200_000
"""Names of calls of which it is remembered which rules want them."""


_Ready = tuple[FileRule, tuple[tuple[type[ast.AST], Callable[..., Iterator[Issue]]], ...]]
"""A rule and its handlers by node type."""


class BudgetError(Exception):
    """A file took longer than its time budget."""


class Engine:
    """All rules, ready to be run on files: those that are not selected too, for rules build on what others saw, and the
    facts serve every selection. `budget` is in seconds of processor time a file.
    """

    def __init__(self, rules: Sequence[Rule], *, budget: float = 10.0, timings: bool = False) -> None:
        self._rules = [rule for rule in rules if isinstance(rule, FileRule)]
        self._needs = Needs([(rule.triggers, rule.also) for rule in self._rules])
        self._ready: dict[FileRule, _Ready] = {}
        self._bits: dict[FileRule, int] = {}
        self._wanted: dict[CallKey, tuple[int, int]] = {}
        self._triggers = Triggers(
            [
                *in_chains.TRIGGERS,
                *(word for rule in self._rules for word in (*rule.triggers, *rule.also, *rule.asks)),
            ]
        )
        self._budget = budget
        self._timings = timings

    def prepare(self) -> None:
        """Import what files may ask for, before processes are started that would each do so."""
        for rule in self._rules:
            self._readied(rule)

    def _readied(self, rule: FileRule) -> _Ready:
        """A rule with its handlers; one that looks at calls is given a bit."""
        found = self._ready.get(rule)
        if found is None:
            itself = loaded(rule)
            found = self._ready[rule] = itself, tuple(itself.handlers())
            if any(kind is ast.Call for kind, _ in found[1]):
                self._bits[itself] = 1 << len(self._bits)
        return found

    def read(self, path: str, absolute: str | os.PathLike[str], *, force: bool = False) -> FileFacts:
        """The facts of the file at `absolute`, shown as `path`; what goes wrong is a `Problem` in them.

        Of a file in which no rule's trigger occurs nothing is known but that it parses and what it imports, unless
        `force`.
        """
        try:
            return self.facts(path, read_bytes(absolute), force=force)
        except SourceError as error:
            return _unread(path, error)

    def facts(self, path: str, data: bytes, *, force: bool = False) -> FileFacts:
        """The facts of a file with this content: a pure function of both and the rules."""
        words = words_of(data)
        present = self._triggers.present(data, words)
        is_test = is_test_path(path)
        rules = [self._rules[i] for i in self._needs.met(present)]
        active = [self._readied(rule) for rule in rules if rule.in_tests or not is_test]
        wants_flow = not is_test and present.any(_IN_CHAINS)
        read = bool(active) or force or wants_flow or b"mlaudit:" in data
        alarm = _alarm(self._budget)
        try:
            with alarm:
                if not read:
                    return _passed_over(path, data)
                file = FileContext(SourceFile(path, data), self._triggers.held(present), Words(data, words))
                chained = in_chains.is_small(data) or (wants_flow and in_chains.concerns(file))
                return self._facts(file, active, force or chained)
        except SourceError as error:
            return _unread(path, error)
        except SystemError:
            # what the alarm's exception becomes where it strikes while C code calls back or builds the tree
            if not alarm.fired:
                raise
            return self._given_up(path)
        except BudgetError:
            return self._given_up(path)
        except (RecursionError, MemoryError):
            return _unread(path, SourceError("is nested too deeply to be read"))

    def _given_up(self, path: str) -> FileFacts:
        text = f"took longer than {self._budget:g} s and was given up; exclude it or raise file-budget"
        return _unread(path, SourceError(text), "MLA001")

    def _facts(self, file: FileContext, active: Sequence[_Ready], wants_flow: bool) -> FileFacts:
        source, path = file.source, file.path
        problems = [*_broken_cells(source)]
        said: dict[str, msgspec.Raw] = {}
        seconds: dict[str, float] = {}
        calls = self._calls(file, active)
        for rule, handlers in active:
            begun = time.perf_counter() if self._timings else 0.0
            try:
                kept = tuple(
                    _kept(rule, issue, file)
                    for issue in _issues(rule, handlers, file, calls)
                    if not never_runs(file, issue.node)
                )
                if kept:
                    said[rule.code] = msgspec.Raw(msgspec.msgpack.encode(Said(rule.name, rule.confirmed_by, kept)))
            except (BudgetError, RecursionError, MemoryError):
                raise
            except Exception as error:  # noqa: BLE001  becomes a problem, which fails the run
                problems.append(crashed(rule.code, error, path))
            if self._timings:
                seconds[rule.code] = time.perf_counter() - begun
        comments, faults = read_comments(source)
        functions, module_calls = extract.functions(file), extract.module_calls(file)
        facts = FileFacts(
            path=path,
            module=file.module,
            is_notebook=source.notebook is not None,
            main_line=outline.main_line(file),
            hints=(*hints(functions, module_calls), *timed(file), *closed(file)),
            imports=outline.imports(file),
            functions=functions,
            classes=outline.classes(file),
            exports=outline.exports(file),
            module_calls=module_calls,
            comments=comments,
            said=said,
            problems=(*problems, *faults),
            flow=msgspec.Raw(msgspec.msgpack.encode(flow.extract(file) if wants_flow else None)),
            seconds=seconds,
            cells=source.notebook.starts if source.notebook is not None else (),
            built=outline.built(file),
            holdings=holdings(file, extract.LIBRARIES),
            state=state_of_app(file),
        )
        file.release()
        return facts

    def _calls(self, file: FileContext, active: Sequence[_Ready]) -> dict[FileRule, list[ast.Call]]:
        """The calls that each active rule wants to see, in source order; a rule is asked once about a name.

        Of each name it is known which rules were asked about it and which want its calls, as bits of two numbers.
        """
        if len(self._wanted) > _MOST_NAMES:
            self._wanted.clear()
        asking = [(rule, self._bits[rule]) for rule, _ in active if rule in self._bits]
        every = sum(bit for _, bit in asking)
        by_mask: dict[int, list[list[ast.Call]]] = {}
        own = f"{file.module}."
        for key, calls in file.calls.items() if asking else ():
            if key[0].startswith(own):
                key = ("?." + key[0].rpartition(".")[2], key[1])  # what is the file's own is like any other file's own
            asked, wanting = self._wanted.get(key, (0, 0))
            if every & ~asked:
                wanting |= sum(bit for rule, bit in asking if not asked & bit and rule.wants_call(*key))
                self._wanted[key] = asked | every, wanting
            if wanting & every:
                by_mask.setdefault(wanting & every, []).append(calls)
        found: dict[FileRule, list[ast.Call]] = {}
        for rule, bit in asking if by_mask else ():
            given = [calls for mask, lists in by_mask.items() if mask & bit for calls in lists]
            if given:
                found[rule] = given[0] if len(given) == 1 else in_order(call for calls in given for call in calls)
        return found


def _issues(rule: FileRule, handlers: Any, file: FileContext, calls: dict[FileRule, list[ast.Call]]) -> Iterator[Issue]:
    for kind, handler in handlers:
        for node in file.tree.of(kind) if kind is not ast.Call else calls.get(rule, ()):
            found = handler(node, file)
            if found is not None:
                yield from found
    yield from rule.finish(file)


def _kept(rule: FileRule, issue: Issue, file: FileContext) -> Kept:
    node = issue.node
    location = file.location(node)
    data = dict(issue.data)
    if issue.severity is not None:
        data["own_severity"] = True
    last = node.end_lineno or node.lineno
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.For | ast.With | ast.ExceptHandler):
        last = node.lineno  # the region is the head: a whole body would swallow every comment in it
    # a handler is no statement, and the one round it is the whole `try`: comments in its body are not about the handler
    statement = node if isinstance(node, ast.stmt | ast.ExceptHandler) else file.statement_of(node)
    head = node.lineno if statement is None else min(statement.lineno, node.lineno)
    return Kept(
        message=issue.message,
        severity=issue.severity or rule.severity,
        place=(location.line, location.column, location.end_line, location.end_column),
        cell=location.cell,
        confidence=issue.confidence,
        function=_home(node, file),
        first=head,
        last=last,
        snippet=file.source.snippet(node.lineno, last),
        data=data,
        related=issue.related,
        evidence=issue.evidence,
        remediation=issue.remediation,  # the rule's own is added at the end, and not kept with each
        fix=issue.fix if file.source.notebook is None else None,
    )


def _home(node: ast.AST, file: FileContext) -> str:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return file.tree.scope_at(node).qualname
    return file.qualname_of(node)


def crashed(code: str, error: BaseException, path: str = "") -> Problem:
    """What is said of a rule that crashed: exception, place, and who can mend it; short and on one line."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""
    whom = "please report it to mlaudit"
    for frame, line in traceback.walk_tb(error.__traceback__):
        if own := packs.own_file(str(frame.f_globals.get("__name__")), frame.f_code.co_filename):
            place, whom = f" at {own}:{line}", "mend the rule there, or tell whoever looks after that rule pack"
    text = " ".join(str(error).split())[:200]
    message = f"rule {code} crashed: {type(error).__name__}: {text}{place}; {whom}"
    return Problem("MLA002", message, path, rule=code)


def _passed_over(path: str, data: bytes) -> FileFacts:
    """What is kept of a file of which no rule has anything to say. Raises `SourceError` where it does not parse."""
    source = SourceFile(path, data)
    source.parse()
    return FileFacts(
        path=path,
        module=module_name(path),
        parsed=False,
        is_notebook=source.notebook is not None,
        imports=outline.quick_imports(path, data),
        problems=_broken_cells(source),
    )


def _broken_cells(source: SourceFile) -> tuple[Problem, ...]:
    broken = source.notebook.broken if source.notebook is not None else ()
    return tuple(Problem("MLA000", f"cell {cell} does not parse and was left out", source.path, 1) for cell in broken)


def _unread(path: str, error: SourceError, code: str = "MLA000") -> FileFacts:
    return FileFacts(
        path=path,
        module=module_name(path),
        parsed=False,
        is_notebook=path.endswith(".ipynb"),
        problems=(Problem(code, str(error).removeprefix(f"{path}: "), path, error.line or 1),),
    )


class _alarm:  # lower case: it reads as a statement
    """Raises `BudgetError` in the block after some seconds of processor time; does nothing where signals are not had.

    Not wall-clock time: a busy machine must not change what is found.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.fired = False
        self._usable = (
            hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread() and seconds > 0
        )
        self._previous: Callable[[int, FrameType | None], Any] | int | None = None

    def __enter__(self) -> None:
        if self._usable:
            self._previous = signal.signal(signal.SIGPROF, self._raise)
            signal.setitimer(signal.ITIMER_PROF, self._seconds)

    def __exit__(self, *_: object) -> None:
        if self._usable:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, self._previous)

    def _raise(self, _signal: int, _frame: FrameType | None) -> None:
        self.fired = True
        raise BudgetError


__all__ = ["BudgetError", "Engine", "crashed"]
