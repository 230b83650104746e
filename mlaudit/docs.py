"""Documentation out of docstrings: what `explain` shows, the reports link to, the README lists, and tests run.

A rule or check documents itself: a summary line, free text, then sections, each with a heading from a fixed list and
its text indented under it, or beside it. ``python -m mlaudit.docs`` prints the table of all codes in Markdown, or puts
it into the files that are named.
"""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from mlaudit.code.rule import Rule
    from mlaudit.runtime.check import Check, ToolCheck

RULE_SECTIONS = ("Why it hurts", "Bad", "Good", "When not to use it", "References")
EXAMPLES = ("Bad", "Good")
CHECK_SECTIONS = ("What it measures", "Method", "Default", "When it fails", "References")

_HEADING = re.compile(r"^([A-Z][A-Za-z ]+):(?:\s+(\S.*))?$")


class Documentation(msgspec.Struct, frozen=True, kw_only=True):
    """A code's documentation. `sections` keep their order; `kind` is ``rule``, ``check`` or ``problem``; `fix` as
    `Rule` has it.
    """

    code: str
    name: str
    kind: str
    severity: str
    summary: str
    description: str = ""
    sections: dict[str, str] = {}
    remediation: str = ""
    confirmed_by: str = ""
    fix: str = ""
    parameters: dict[str, Any] = {}


def sections(docstring: str) -> tuple[str, str, dict[str, str]]:
    """(summary, free text, sections) of a docstring."""
    lines = inspect.cleandoc(docstring).split("\n")
    summary = lines[0].strip()
    known = {*RULE_SECTIONS, *CHECK_SECTIONS}
    text: list[str] = []
    found: dict[str, list[str]] = {}
    current = text
    for line in lines[1:]:
        match = _HEADING.match(line)
        if match and match[1] in known:
            current = found.setdefault(match[1], [])
            if match[2]:
                current.append(match[2])
        else:
            current.append(line)
    return summary, "\n".join(text).strip(), {name: _block(lines) for name, lines in found.items()}


def _block(lines: list[str]) -> str:
    """The lines of a section, dedented. What stands beside the heading says nothing about the indentation below it."""
    inline = bool(lines) and bool(lines[0]) and not lines[0][0].isspace()
    return (inspect.cleandoc("\n".join(lines)) if inline else textwrap.dedent("\n".join(lines))).strip()


def of_rule(rule: Rule) -> Documentation:
    """The documentation of a rule."""
    summary, description, parts = sections(type(rule).__doc__ or "")
    return Documentation(
        code=rule.code,
        name=rule.name,
        kind="rule",
        severity=rule.severity.value,
        summary=summary,
        description=description,
        sections=parts,
        remediation=rule.remediation,
        confirmed_by=rule.confirmed_by,
        fix=rule.fix,
    )


def of_check(check: Check[Any] | ToolCheck) -> Documentation:
    """The documentation of a check, with its parameters and their defaults."""
    summary, description, parts = sections(type(check).__doc__ or "")
    defaults = msgspec.to_builtins(check.params()) if not _required(check.params) else {}
    return Documentation(
        code=check.code,
        name=check.name,
        kind="check",
        severity=getattr(check, "severity", None).value if getattr(check, "severity", None) else "error",  # type: ignore[union-attr]
        summary=summary,
        description=description,
        sections=parts,
        remediation=check.remediation,
        parameters=defaults,
    )


def _required(params: type[msgspec.Struct]) -> bool:
    return any(field.required for field in msgspec.structs.fields(params))


def table(documents: Iterable[Documentation]) -> str:
    """The codes as a Markdown table."""
    rows = [f"| {d.code} | {d.name} | {d.summary.rstrip('.')} |" for d in sorted(documents, key=lambda d: d.code)]
    return "\n".join(["| code | name | what it says |", "| --- | --- | --- |", *rows])


PROBLEMS = (
    Documentation(
        code="MLA000",
        name="unread-file",
        kind="problem",
        severity="error",
        summary="A file, or a cell of a notebook, could not be read: it does not parse, is not UTF-8, or is gone",
        description="What stands in it is not known, so that `lint` ends with 1 and an audit is INCONCLUSIVE.",
        remediation="Repair the file, or leave it out: `exclude` in the settings.",
    ),
    Documentation(
        code="MLA001",
        name="over-budget",
        kind="problem",
        severity="error",
        summary="A file took longer to read than `file-budget` allows, and was given up",
        description="What stands in it is not known, so that `lint` ends with 1 and an audit is INCONCLUSIVE.",
        remediation="Raise `file-budget` (seconds), or leave the file out: `exclude` in the settings.",
    ),
    Documentation(
        code="MLA002",
        name="crashed-rule",
        kind="problem",
        severity="error",
        summary="A rule crashed, and what it would have found is not known",
        description="`lint` ends with 2 and an audit is INCONCLUSIVE. It is told once for each rule, with the place.",
        remediation="A rule of a pack of your own: mend it at that place. One of mlaudit's: report it.",
    ),
    Documentation(
        code="MLA003",
        name="faulty-suppression",
        kind="problem",
        severity="warning",
        summary="A suppression is not written as one, names no code that exists, has no reason, or suppresses nothing",
        description="So is an entry of the baseline whose finding is gone. It changes no exit code and no verdict.",
        remediation="Write `# mlaudit: ignore[MLA101] the reason`, or remove what is not needed any more.",
    ),
    Documentation(
        code="MLC000",
        name="unread-artifact",
        kind="problem",
        severity="error",
        summary="An artifact that the settings name could not be looked at",
        description="An audit is INCONCLUSIVE then.",
        remediation="See that its `path` in [tool.mlaudit.artifacts.NAME] is right, and that the file is there.",
    ),
)
"""What is told beside the findings of rules and the outcomes of checks: by `lint` and `audit`, whatever is selected."""


def everything() -> list[Documentation]:
    """The documentation of the built-in rules and checks, and of the problems."""
    from pathlib import Path

    from mlaudit import packs
    from mlaudit.config import Settings

    settings, root = Settings(), Path()
    rules, checks = packs.load_rules(settings, root), packs.load_checks(settings, root)
    return [*PROBLEMS, *map(of_rule, rules), *map(of_check, checks)]


BEGIN, END = "<!-- codes: made by `python -m mlaudit.docs README.md` -->", "<!-- codes: end -->"


def with_table(text: str) -> str:
    """`text` with the table of all codes between its two marks. Raises `ValueError` where they are missing."""
    before, _, rest = text.partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        raise ValueError(f"there is no {BEGIN} followed by {END}")
    return f"{before}{BEGIN}\n\n{table(everything())}\n\n{END}{after}"


if __name__ == "__main__":
    import sys
    from pathlib import Path

    for name in sys.argv[1:]:
        Path(name).write_text(with_table(Path(name).read_text("utf-8")), encoding="utf-8")
    if not sys.argv[1:]:
        print(table(everything()))  # noqa: T201
