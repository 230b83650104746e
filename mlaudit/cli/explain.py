"""`mlaudit explain`: what a code means."""

from __future__ import annotations

import re
from pathlib import Path

import click

from mlaudit.cli.output import emit, wants_colour
from mlaudit.docs import EXAMPLES, PROBLEMS, Documentation, of_check, of_rule
from mlaudit.errors import UsageError

_BETWEEN = re.compile(r"(?m)^---[ \t]*$\n?")
"""What stands between the examples of a section."""


@click.command(name="explain")
@click.argument("code", default="")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--all", "every", is_flag=True, help="Print all examples, and not one bad and one good.")
def command(code: str, form: str, *, every: bool) -> int:
    """Explain CODE; without one, list all codes, and those of a family for a prefix such as MLA1."""
    import msgspec

    from mlaudit import packs
    from mlaudit.config import load, nearest

    project = load(Path())
    rules, checks = packs.load_rules(project.settings, project.root), packs.load_checks(project.settings, project.root)
    documents = [*PROBLEMS, *map(of_rule, rules), *map(of_check, checks)]
    if code:
        wanted = [d for d in documents if code.upper() == d.code or code.lower() == d.name]
        wanted = wanted or [d for d in documents if d.code.startswith(code.upper())]
        if not wanted:
            names = [name for d in documents for name in (d.code, d.name)]
            raise UsageError(f"there is no code `{code}`{nearest(code.upper(), names)}; `mlaudit explain` lists all")
        documents = wanted
    if form == "json":
        content = documents[0] if code and len(documents) == 1 else documents
        emit(msgspec.json.format(msgspec.json.encode(content), indent=2).decode(), None)
    elif code and len(documents) == 1:
        emit(as_text(documents[0], colour=wants_colour(), every=every), None)
    else:
        emit(_listing(documents), None)
    return 0


def as_text(document: Documentation, *, colour: bool, every: bool) -> str:
    """One code's documentation for a terminal, with `every` example or the first of each kind."""

    def strong(text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if colour else text

    parts = [strong(f"{document.code} {document.name}") + f"  ({document.kind}, {document.severity})"]
    parts += [document.summary, document.description]
    left = {}
    for name, text in document.sections.items():
        first, *others = _BETWEEN.split(text) if name in EXAMPLES and not every else (text,)
        indented = "\n".join(f"    {line}" if line else "" for line in first.strip("\n").split("\n"))
        parts.append(f"{strong(name)}\n{indented}")
        left[name] = len(others)
        if name == EXAMPLES[-1] and any(left.values()):
            more = " and ".join(f"{number} more {kind.lower()}" for kind, number in left.items() if number)
            what = "example" if sum(left.values()) == 1 else "examples"
            parts.append(f"    ({more} {what}: mlaudit explain {document.code} --all)")
    if document.parameters:
        rows = "\n".join(f"    {name} = {value!r}" for name, value in document.parameters.items())
        parts.append(f"{strong(f'Parameters, [tool.mlaudit.checks.{document.code}]')}\n{rows}")
    if document.remediation:
        parts.append(f"{strong('What to do')}\n    {document.remediation}")
    if document.fix:
        parts.append(f"{strong('Fix')}\n    {_repairs(document.fix)}")
    if document.confirmed_by:
        parts.append(f"{strong('Confirmed at runtime by')}\n    {document.confirmed_by}")
    return "\n\n".join(part for part in parts if part)


def _repairs(fix: str) -> str:
    """Which options repair what a rule reports, by what the rule says of its `fix`."""
    kind, _, when = fix.partition(",")
    if kind == "unsafe":
        said = f"`mlaudit lint --fix --unsafe-fixes` can repair it{f',{when}' if when else ''}"
        return f"{said}: this may change what the program does; --diff in place of --fix shows it first."
    if kind == "safe":
        return "`mlaudit lint --fix` can repair it: what the program does stays as it is."
    return f"`mlaudit lint --fix` can repair it ({fix}); --unsafe-fixes adds what may change what the program does."


def _listing(documents: list[Documentation]) -> str:
    ordered = sorted(documents, key=lambda d: d.code)
    width = max((len(d.name) for d in ordered), default=0)
    return "\n".join(f"{d.code}  {d.name:{width}}  {d.summary}" for d in ordered)
