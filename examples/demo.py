"""Train both example projects, audit both, and end with their verdicts. `make demo` runs this in .venv."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent


class Example(NamedTuple):
    """A project beside this file and the verdict that it deserves."""

    folder: str
    expected: str


EXAMPLES = (Example("flight-delays-risky", "NOT READY"), Example("flight-delays", "READY"))


def run(folder: Path, module: str, *arguments: str) -> int:
    """Run a module in `folder` with this interpreter; answers its exit code."""
    return subprocess.run([sys.executable, "-m", module, *arguments], cwd=folder, check=False).returncode


def verdict(report: Path) -> str:
    """The decision that a report.json holds."""
    decision = json.loads(report.read_text("utf-8"))["verdict"]["decision"]
    return str(decision)


def main() -> int:
    """0 where both projects got the verdict that they deserve, else 1."""
    begun = time.monotonic()
    lines, wrong = [], 0
    for example in EXAMPLES:
        folder = HERE / example.folder
        reports = folder / "mlaudit-report"
        print(f"\n== {example.folder}: training\n", flush=True)
        if run(folder, "flight_delays.train"):
            print(f"{example.folder}: training failed", file=sys.stderr)
            return 1
        print(f"\n== {example.folder}: mlaudit audit\n", flush=True)
        (reports / "report.json").unlink(missing_ok=True)
        code = run(folder, "mlaudit", "--quiet", "audit")
        if not (reports / "report.json").is_file():
            print(f"{example.folder}: the audit ended with exit code {code} and no report", file=sys.stderr)
            return 1
        found = verdict(reports / "report.json")
        wrong += found != example.expected
        remark = "" if found == example.expected else f"   (expected {example.expected})"
        lines.append(f"{example.folder:20} {found:12} {(reports / 'report.html').relative_to(HERE.parent)}{remark}")
    print(f"\n== two verdicts, after {time.monotonic() - begun:.0f} s\n")
    print("\n".join(lines))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
