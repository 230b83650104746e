"""Rules by what was noted of them: a run imports those that have something to look at, and not the other modules.

Importing every rule takes longer than reading a file, and a hook reads few files: most rules have no trigger in them.
What is noted is only as good as the modules that it was taken from, so whoever keeps it does so by their digest.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

import msgspec

from mlaudit.code.rule import FileRule, Issue, ProjectRule, Rule
from mlaudit.findings import Finding, Severity

if TYPE_CHECKING:
    from mlaudit.code.facts import Candidate
    from mlaudit.code.file import FileContext
    from mlaudit.code.project import ProjectView

Load = Callable[[str, str], Rule]
"""Imports a rule: the names of its module and of its class."""


class Noted(msgspec.Struct, frozen=True, array_like=True):
    """What is known of a rule without its module: where it is, and what its class says of it."""

    module: str
    cls: str
    looks_at_files: bool
    looks_at_project: bool
    code: str
    name: str
    severity: Severity
    elsewhere: Severity | None
    in_tests: bool
    in_aside: bool
    in_notebooks: Severity | None
    remediation: str
    confirmed_by: str
    fix: str
    triggers: tuple[bytes, ...] = ()
    also: tuple[bytes, ...] = ()
    asks: tuple[bytes, ...] = ()
    analysis: str = ""


_SAID: Final = tuple(Noted.__struct_fields__[4:])
_DECODER: Final = msgspec.msgpack.Decoder(list[Noted])


def noted(rules: Iterable[Rule]) -> bytes:
    """What is to be kept of rules."""
    return msgspec.msgpack.encode([_noted(rule) for rule in rules])


def _noted(rule: Rule) -> Noted:
    cls = type(rule)
    said = {field: getattr(rule, field) for field in _SAID if hasattr(rule, field)}
    return Noted(cls.__module__, cls.__qualname__, isinstance(rule, FileRule), isinstance(rule, ProjectRule), **said)


def deferred(kept: bytes, load: Load) -> tuple[Rule, ...] | None:
    """Rules that stand for those that were noted, and load them when they are asked; None where `kept` is no note."""
    try:
        notes = _DECODER.decode(kept)
    except msgspec.DecodeError:
        return None
    return tuple(_standing_for(note, load) for note in notes)


def loaded(rule: FileRule) -> FileRule:
    """The rule itself, imported where it was not yet."""
    return rule.itself() if isinstance(rule, _DeferredFile) else rule


class _Deferred:
    """What stands for a rule until it is needed."""

    def __init__(self, note: Noted, load: Load) -> None:
        self._note = note
        self._load = load
        self._itself: Any = None

    def itself(self) -> Any:
        """The rule that this one stands for."""
        if self._itself is None:
            self._itself = self._load(self._note.module, self._note.cls)
        return self._itself


class _DeferredFile(_Deferred, FileRule):
    def handlers(self) -> Iterator[tuple[type[ast.AST], Callable[..., Iterator[Issue]]]]:
        return iter(self.itself().handlers())

    def wants_call(self, name: str, last: str) -> bool:
        return bool(self.itself().wants_call(name, last))

    def finish(self, file: FileContext) -> Iterable[Issue]:
        found: Iterable[Issue] = self.itself().finish(file)
        return found

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        found: Finding | None = self.itself().refine(candidate, project)
        return found


class _DeferredProject(_Deferred, ProjectRule):
    def check(self, project: ProjectView) -> Iterable[Finding]:
        found: Iterable[Finding] = self.itself().check(project)
        return found


def _standing_for(note: Noted, load: Load) -> Rule:
    """Of a class that says of itself what the rule's class does: the attributes of rules are those of their classes."""
    looks = ((_DeferredFile, note.looks_at_files), (_DeferredProject, note.looks_at_project))
    bases = tuple(base for base, does in looks if does)
    made: Rule = type(note.cls, bases, {field: getattr(note, field) for field in _SAID})(note, load)
    return made


__all__ = ["Noted", "deferred", "loaded", "noted"]
