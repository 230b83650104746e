"""`mlaudit artifact scan` beside picklescan and ModelScan: crafted malicious files, and models as libraries write them.

    python benchmarks/scan_corpus.py [--also DIR [--also-are TEXT]] [--output benchmarks/results/scan_corpus.md]

The files are those of the tests (tests/artifact/payloads.py), made on the spot; none of them is loaded. `--also` names
a folder with further files, of which nothing is known: their verdicts are counted beside each other only. Each tool
runs as a process of its own on each file, in an environment of its own. *Let through* means that a gate which goes by
the exit code would load the file. What a tool cannot read is counted as such: it is no answer, and not let through
where the exit code says so.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
WORK = HERE.parent / ".bench"
sys.path.insert(0, str(HERE.parent / "tests" / "artifact"))

VERDICTS = {
    "mlaudit": {0: "let through", 1: "stopped", 2: "no answer"},
    "picklescan": {0: "let through", 1: "stopped", 2: "no answer"},
    "modelscan": {0: "let through", 1: "stopped", 2: "no answer", 3: "not looked at", 4: "no answer"},
}
"""What each tool's exit code means, by its documentation."""


def peer(name: str) -> Path:
    """The command of a peer, installed into an environment of its own."""
    home = WORK / f"peer-{name}"
    command = home / "bin" / name
    if not command.exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        # NumPy is what both need to look into arrays, and neither brings it
        subprocess.run([str(home / "bin" / "pip"), "install", "-q", name, "numpy"], check=True)
    return command


def version(name: str) -> str:
    """The version of an installed peer."""
    python = WORK / f"peer-{name}" / "bin" / "python"
    script = f"from importlib.metadata import version; print(version({name!r}))"
    return subprocess.run([str(python), "-c", script], capture_output=True, text=True, check=True).stdout.strip()


def verdict(tool: str, path: Path) -> str:
    """What a tool says of a file."""
    command = {
        "mlaudit": [sys.executable, "-m", "mlaudit", "artifact", "scan", str(path)],
        "picklescan": [str(peer("picklescan")), "-p", str(path)],
        "modelscan": [str(peer("modelscan")), "scan", "-p", str(path)],
    }[tool]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    answer = VERDICTS[tool].get(done.returncode, "no answer")
    if answer == "let through" and tool == "picklescan" and "Scanned files: 0" in done.stdout:
        return "not looked at"
    return answer


def judged(files: list[Path]) -> tuple[dict[str, dict[str, str]], dict[str, float]]:
    """Each tool's verdicts by file name, and its seconds for all of them."""
    answers: dict[str, dict[str, str]] = {}
    seconds: dict[str, float] = {}
    for tool in VERDICTS:
        begun = time.perf_counter()
        answers[tool] = {path.name: verdict(tool, path) for path in files}
        seconds[tool] = time.perf_counter() - begun
    return answers, seconds


def table(title: str, answers: dict[str, dict[str, str]], seconds: dict[str, float]) -> list[str]:
    """Counts of the verdicts, a row a tool."""
    kinds = ("stopped", "let through", "not looked at", "no answer")
    lines = [title, "", f"| | {' | '.join(kinds)} | s a file |", "| --- " * (len(kinds) + 2) + "|"]
    for tool, given in answers.items():
        counts = Counter(given.values())
        cells = " | ".join(str(counts[kind]) for kind in kinds)
        lines.append(f"| {tool} | {cells} | {seconds[tool] / len(given):.2f} |")
    return [*lines, ""]


def main() -> int:
    """Make the files, ask each tool, print and keep what they said."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--also", type=Path, help="a folder with further files")
    parser.add_argument("--also-are", default="Further files", help="what those files are, for the table")
    parser.add_argument("--output", type=Path, help="write the tables here, and the verdicts beside them as JSON")
    options = parser.parse_args()
    from payloads import benign, malicious

    for name in ("picklescan", "modelscan"):
        peer(name)
    with tempfile.TemporaryDirectory() as folder:
        canary = Path(folder) / "canary"
        (Path(folder) / "benign").mkdir()
        groups = {
            "Malicious files": malicious(Path(folder) / "malicious", canary),
            "Models, arrays and tables as scikit-learn, torch, NumPy, skops and safetensors write them": benign(
                Path(folder) / "benign"
            ),
        }
        if options.also is not None:
            groups[options.also_are] = sorted(path for path in options.also.iterdir() if path.is_file())
        lines = [
            "# Scanning model files",
            "",
            f"{platform.machine()}, Python {platform.python_version()}, picklescan {version('picklescan')}, "
            f"modelscan {version('modelscan')}.",
            "",
        ]
        kept = {}
        for title, files in groups.items():
            answers, seconds = judged(files)
            kept[title] = answers
            lines += table(f"## {title} ({len(files)})", answers, seconds)
        if canary.exists():
            print("a malicious file was run", file=sys.stderr)
            return 2
    text = "\n".join(lines)
    print(text)
    if options.output is not None:
        options.output.write_text(text, encoding="utf-8")
        options.output.with_suffix(".json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
