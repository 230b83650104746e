"""`mlaudit artifact scan`: look into a model file without loading it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mlaudit.cli.output import emit

if TYPE_CHECKING:
    from mlaudit.artifact.scan import ScanReport


_SKIPPED = frozenset({".git", ".hg", ".svn", ".venv", "venv", "node_modules", "__pycache__", ".mlaudit_cache"})


@click.group(name="artifact")
def command() -> None:
    """Work on model files."""


@command.command(name="scan")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), help="Write to this file instead of standard output.")
def scan_command(path: Path, form: str, output: Path | None) -> int:
    """Scan PATH, a file or a folder. Exit code: 0 safe, 1 dangerous or to be reviewed, 2 inconclusive.

    Of a folder, version control, caches and environments are left out, and Python code where no config.json beside it
    could have it loaded with a model: `mlaudit lint` reads that.
    """
    import msgspec

    from mlaudit.artifact.scan import Safety, scan
    from mlaudit.artifact.snapshot import Snapshot

    copy = Snapshot(path, skip=_SKIPPED if path.is_dir() else frozenset())
    try:
        models = {name.rpartition("/")[0] for name in copy.files if name.rpartition("/")[2] == "config.json"}
        files = sorted(copy.files.items())
        if path.is_dir():
            files = [(n, digest) for n, digest in files if not n.endswith(".py") or n.rpartition("/")[0] in models]
        folder = copy.path if copy.path.is_dir() else copy.path.parent
        reports: list[tuple[str, ScanReport]] = [(name, scan(folder / name, digest)) for name, digest in files]
    finally:
        copy.close()
    if form == "json":
        rows = [{"path": name, **msgspec.to_builtins(report)} for name, report in reports]
        emit(msgspec.json.format(msgspec.json.encode({"schema_version": 1, "files": rows}), indent=2).decode(), output)
    else:
        emit("\n".join(_text(name, report) for name, report in reports), output)
    found = {report.safety for _, report in reports}
    if Safety.DANGEROUS in found or Safety.REVIEW in found:
        return 1
    return 2 if Safety.INCONCLUSIVE in found or not found else 0


def _text(name: str, report: ScanReport) -> str:
    from mlaudit.report.findings_text import plain

    lines = [f"{plain(name)}: {report.safety.value.upper()} ({report.format}, sha256 {report.sha256})"]
    lines += [f"    {plain(reason)}" for reason in report.reasons]
    lines += [f"    note: {plain(note)}" for note in report.notes]
    if report.trust_entries:
        lines.append("    to accept these for this very file, add to its settings:")
        entries = ",\n        ".join(f'"{plain(entry)}"' for entry in report.trust_entries)
        lines.append(f"    trusted-globals = [\n        {entries},\n    ]")
    return "\n".join(lines)
