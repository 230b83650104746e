"""`mlaudit artifact scan`: look into a model file without loading it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mlaudit.cli.output import emit
from mlaudit.words import counted

if TYPE_CHECKING:
    from mlaudit.artifact.folder import FolderScan
    from mlaudit.artifact.scan import ScanReport


@click.group(name="artifact")
def command() -> None:
    """Work on model files."""


@command.command(name="scan")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), help="Write to this file instead of standard output.")
def scan_command(path: Path, form: str, output: Path | None) -> int:
    """Scan PATH, a file or a folder. Exit code: 0 safe, 1 dangerous or to be reviewed, 2 inconclusive.

    A file that is named is judged whatever it is. Of a folder, what plainly is no model by its content (text, source,
    pictures, tables) is passed over and counted, the worst of the rest comes first; version control, caches and
    environments are left out. Python code is judged where a config.json beside it could have it loaded with a model.
    """
    import msgspec

    from mlaudit.artifact.folder import scan_folder
    from mlaudit.artifact.scan import Safety

    found = scan_folder(path) if path.is_dir() and not path.is_symlink() else _single(path)
    if form == "json":
        rows = [{"path": name, **msgspec.to_builtins(report)} for name, report in found.reports]
        document = {"schema_version": 1, "files": rows, "passed_over": found.passed_over}
        emit(msgspec.json.format(msgspec.json.encode(document), indent=2).decode(), output)
    else:
        shown = [_text(name, report) for name, report in found.reports]
        if path.is_dir():
            shown.append(_summary(found))
        emit("\n".join(shown), output)
    safeties = {report.safety for _, report in found.reports}
    if Safety.DANGEROUS in safeties or Safety.REVIEW in safeties:
        return 1
    return 2 if Safety.INCONCLUSIVE in safeties or not safeties else 0


def _single(path: Path) -> FolderScan:
    from mlaudit.artifact.folder import FolderScan, written
    from mlaudit.artifact.scan import scan
    from mlaudit.artifact.snapshot import Snapshot

    copy = Snapshot(path)
    try:
        return FolderScan(((written(path.name), scan(copy.path, copy.sha256)),), {})
    finally:
        copy.close()


def _text(name: str, report: ScanReport) -> str:
    from mlaudit.artifact.scan import Safety
    from mlaudit.report.findings_text import line, plain

    digest = f", sha256 {report.sha256}" if report.sha256 else ""
    lines = [f"{line(name)}: {report.safety.value.upper()} ({report.format}{digest})"]
    lines += [f"    {line(reason)}" for reason in report.reasons]
    lines += [f"    note: {line(note)}" for note in report.notes]
    if report.trust_entries and report.safety is Safety.REVIEW:  # accepting a name mends no broken or dangerous file
        lines.append(
            "    to accept these for this very file, add to the settings, under [tool.mlaudit.artifacts.NAME]:"
        )
        entries = ",\n        ".join(f'"{plain(entry)}"' for entry in report.trust_entries)
        lines.append(f"    trusted-globals = [\n        {entries},\n    ]")
    return "\n".join(lines)


def _summary(found: FolderScan) -> str:
    """``4 files judged: 1 review, 3 safe; 60 passed over as no model (58 text, 2 image)``."""
    counts = Counter(report.safety.value for _, report in found.reports)
    judged = ", ".join(f"{count} {word}" for word, count in counts.items()) or "nothing here might be a model"
    parts = f"{counted(len(found.reports), 'file')} judged: {judged}"
    if found.passed_over:
        kinds = ", ".join(f"{count} {kind}" for kind, count in found.passed_over.items())
        parts += f"; {sum(found.passed_over.values())} passed over, plainly no model ({kinds})"
    return parts
