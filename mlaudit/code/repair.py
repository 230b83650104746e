"""Making the fixes of a run: which files, what changed, what is left."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import msgspec

from mlaudit.errors import SourceError
from mlaudit.findings import Finding, LintResult, Problem
from mlaudit.words import counted


class Repair(NamedTuple):
    """The result without what was repaired, the changes as a diff, and one line that sums them up."""

    result: LintResult
    diff: str
    summary: str


def repair(result: LintResult, root: Path, *, unsafe: bool, write: bool) -> Repair:
    """Make the fixes that may be made; with `write` in the files below `root`, else as a diff only."""
    from mlaudit.code.fix import applicable, diff, fix_file

    by_path: dict[str, list[Finding]] = defaultdict(list)
    for finding in applicable(result.findings, unsafe=unsafe):
        if finding.location is not None:
            by_path[finding.location.path].append(finding)
    done: set[str] = set()
    problems: list[Problem] = []
    diffs = []
    for path, findings in sorted(by_path.items()):
        try:
            fixed = fix_file(root / path, findings, write=write)
        except SourceError as error:
            problems.append(Problem("MLA000", f"could not be fixed: {error}", path, 1))
            continue
        if fixed.repaired:
            diffs.append(diff(path, fixed.before, fixed.text))
            done.update(finding.fingerprint for finding in fixed.repaired)
    withheld = sum(f.fix is not None and not f.fix.safe and f.suppressed is None for f in result.findings)
    kept = (
        result
        if not write
        else msgspec.structs.replace(result, findings=tuple(f for f in result.findings if f.fingerprint not in done))
    )
    kept = msgspec.structs.replace(kept, problems=(*kept.problems, *problems))
    more = f"; {withheld} more with --unsafe-fixes" if withheld and not unsafe else ""
    verb = "fixed" if write else "would fix"
    return Repair(
        kept, "".join(diffs), f"{verb} {counted(len(done), 'finding')} in {counted(len(diffs), 'file')}{more}"
    )
