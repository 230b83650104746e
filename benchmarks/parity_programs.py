"""What the rules of parity say of projects that are written by the hundred, beside what running them shows.

    python benchmarks/parity_programs.py [--first N] [--count N] [--output FILE]

Each project trains and serves; features are written in one of many usual ways on either side, and in some of them one
differs. Both sides are run on the same rows: where the model gets other numbers, the sides differ. No peer compares
training with serving; `ruff check` on the same files stands beside ours, for what its rules happen to say at serving.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "rules"))


def main() -> int:
    """Write, run and lint the projects, and print what was told and what was not."""
    from harness import all_rules, lint_files
    from parity_programs import agrees, write

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=int, default=10_000)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    rules = [rule for rule in all_rules() if rule.code.startswith("MLA2") and rule.code != "MLA207"]  # that is style
    counts: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = {}
    ruff = 0
    for number in range(options.first, options.first + options.count):
        project = write(number)
        same, _ = agrees(project)
        found = lint_files(project.files, rules)
        if same and project.drift:
            counts["written otherwise, to no effect on these rows"] += 1
            continue
        counts[f"{'agree' if same else 'differ'}, {'told' if found else 'silent'}"] += 1
        if not same:
            ruff += _ruff_says(project.files)
            kinds.setdefault(project.drift or "a field that is not there", Counter())[
                "told" if found else "silent"
            ] += 1
    lines = [f"{options.count} projects from number {options.first}", ""]
    lines += ["| sides | projects |", "| --- | --- |", *(f"| {name} | {n} |" for name, n in sorted(counts.items()))]
    told, silent = counts["differ, told"], counts["differ, silent"]
    right = told / max(told + counts["agree, told"], 1)
    lines += ["", f"precision {right:.2f}, recall {told / max(told + silent, 1):.2f}; ruff: {ruff} of {told + silent}"]
    lines += ["", "| what differs | told | silent |", "| --- | --- | --- |"]
    lines += [f"| {name} | {each['told']} | {each['silent']} |" for name, each in sorted(kinds.items())]
    print("\n".join(lines))
    if options.output:
        options.output.write_text("\n".join(lines) + "\n", "utf-8")
    return 0


def _ruff_says(files: dict[str, str]) -> bool:
    """Whether ruff's rules for bugs say anything of the service."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "app.py"
        path.write_text(files["app.py"], "utf-8")
        command = [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "F8,B,PD", "--quiet", str(path)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 1


if __name__ == "__main__":
    sys.exit(main())
