"""Drift of a million rows by 23 columns a side: mlaudit beside evidently's DataDriftPreset, Parquet in, verdicts out.

    python benchmarks/drift_speed.py [--rows 1000000] [--repeat 3] [--save]

Both run in child processes of their own, on the same files, from process start to the last verdict; peak memory is
the child's largest resident set. evidently gets an environment of its own (`uv run --script`), made before the clock
starts. `--save` writes the figures to benchmarks/results/.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
NUMBERS, LEVELS = 20, (3, 12, 200)

OURS = """
import json, sys
from pathlib import Path
from mlaudit.config import DataSettings, Settings
from mlaudit.data.store import DataStore
from mlaudit.packs import load_checks
from mlaudit.runtime.context import Context
from mlaudit.runtime.runner import run_checks, typed_params

root = Path(sys.argv[1])
settings = Settings(data=DataSettings(reference="reference.parquet", current="current.parquet"))
checks = [check for check in load_checks(settings, root) if check.code == "MLC401"]
context = Context(root, settings, data=DataStore(settings.data, root))
results = run_checks(context, checks, typed_params(checks, settings, "benchmark"))
drifted = sorted(r.subject.removeprefix("column:") for r in results if r.outcome.value == "fail")
print(json.dumps({"columns": len(results), "drifted": drifted}))
"""

THEIRS = """# /// script
# requires-python = ">=3.11,<3.13"
# dependencies = [
#   "evidently==0.7.23", "pandas==2.2.3", "numpy<2.3", "pyarrow", "scikit-learn<1.8", "scipy<1.16",
# ]
# ///
import json, sys
import pandas as pd
from evidently import DataDefinition, Dataset, Report
from evidently.presets import DataDriftPreset

if len(sys.argv) == 1:
    raise SystemExit(0)
root = sys.argv[1]
frames = [pd.read_parquet(f"{root}/{name}.parquet") for name in ("reference", "current")]
numbers = [c for c in frames[0] if c.startswith("n")]
words = [c for c in frames[0] if c.startswith("c")]
definition = DataDefinition(numerical_columns=numbers, categorical_columns=words)
reference, current = (Dataset.from_pandas(frame, data_definition=definition) for frame in frames)
result = Report([DataDriftPreset()]).run(current, reference).json()
found = json.loads(result)["metrics"]
each = [m for m in found if "ValueDrift" in m.get("metric_name", m.get("metric_id", ""))]
drifted = sorted(m["config"]["column"] for m in each if m["value"] >= 0.1)
print(json.dumps({"columns": len(each), "drifted": drifted}))
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--repeat", type=int, default=3, help="runs of ours; evidently runs once")
    parser.add_argument("--save", action="store_true")
    options = parser.parse_args()
    uv = shutil.which("uv") or shutil.which("uv", path=str(Path(sys.executable).parent))
    with tempfile.TemporaryDirectory(prefix="drift-speed-") as folder:
        root = Path(folder)
        make_tables(root, options.rows)
        (root / "theirs.py").write_text(THEIRS, encoding="utf-8")
        ours_command = [sys.executable, "-c", OURS, str(root)]
        measure(ours_command)  # once unmeasured: byte code is compiled and the files are in the page cache
        ours = [measure(ours_command) for _ in range(options.repeat)]
        theirs = None
        if uv is None:
            print("uv is not installed: evidently was not run")
        else:
            subprocess.run([uv, "run", "--quiet", "--script", str(root / "theirs.py")], check=True)
            python = subprocess.run(
                [uv, "python", "find", "--script", str(root / "theirs.py")], check=True, capture_output=True, text=True
            ).stdout.strip()
            theirs = measure([python, str(root / "theirs.py"), str(root)])
    return report(options.rows, ours, theirs, save=options.save)


def make_tables(root: Path, rows: int) -> None:
    """Reference and current; every fifth number and the largest category column drift in the second."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    rng = np.random.default_rng(7)
    for name in ("reference", "current"):
        columns: dict[str, object] = {}
        for index in range(NUMBERS):
            values = rng.lognormal(0, 1, rows) if index % 2 else rng.normal(0, 1, rows)
            if name == "current" and index % 5 == 0:
                values = values * 1.3 + 0.3
            if index % 4 == 3:
                values[rng.random(rows) < 0.02] = np.nan
            columns[f"n{index}"] = pa.array(values, from_pandas=True)
        for place, levels in enumerate(LEVELS):
            shares = 1 / np.arange(1, levels + 1)
            if name == "current" and levels == max(LEVELS):
                shares[:5] = shares[:5][::-1]
            codes = rng.choice(levels, rows, p=shares / shares.sum())
            words = pa.array([f"level {level}" for level in range(levels)])
            columns[f"c{place}"] = words.take(pa.array(codes))
        pq.write_table(pa.table(columns), root / f"{name}.parquet", row_group_size=122_880)


def measure(command: list[str]) -> dict[str, object]:
    """Wall time in seconds, CPU time in seconds and peak resident memory in MiB of one child process."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(HERE.parent)
    begun = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True)
    assert child.stdout is not None
    out = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - begun
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{command[0]} ended with {child.returncode}")
    answer = json.loads(out.strip().splitlines()[-1])
    return {"wall_s": wall, "cpu_s": usage.ru_utime + usage.ru_stime, "peak_mib": usage.ru_maxrss / 1024, **answer}


def report(rows: int, ours: list[dict[str, object]], theirs: dict[str, object] | None, *, save: bool) -> int:
    wall = statistics.median(float(str(run["wall_s"])) for run in ours)
    best = min(ours, key=lambda run: abs(float(str(run["wall_s"])) - wall))
    lines = [
        f"# Drift of {rows:,} rows by {NUMBERS} numeric and {len(LEVELS)} categorical columns a side",
        "",
        f"{machine()}. Parquet in, verdicts out, from process start; median of {len(ours)} runs of mlaudit, one of "
        "evidently.",
        "",
        "| tool | wall s | CPU s | peak MiB | columns | said to have drifted |",
        "| --- | --- | --- | --- | --- | --- |",
        row("mlaudit (MLC401)", best),
    ]
    result: dict[str, object] = {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "rows": rows,
        "mlaudit": ours,
        "evidently": theirs,
    }
    if theirs is not None:
        ratio = float(str(theirs["wall_s"])) / wall
        memory = float(str(theirs["peak_mib"])) / float(str(best["peak_mib"]))
        lines += [row("evidently 0.7.23 (DataDriftPreset)", theirs), ""]
        work = float(str(theirs["cpu_s"])) / float(str(best["cpu_s"]))
        lines += [
            f"mlaudit is {ratio:.1f} times as fast by the wall clock and {work:.1f} times by processor time (which a "
            f"busy machine changes least), with {1 / memory:.0%} of the memory."
        ]
        result.update(times_as_fast=ratio, times_less_cpu=work, memory_share=1 / memory)
    text = "\n".join(lines) + "\n"
    print(text)
    if save:
        folder = HERE / "results"
        folder.mkdir(exist_ok=True)
        (folder / "drift_speed.md").write_text(text, encoding="utf-8")
        (folder / "drift_speed.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return 0


def row(name: str, run: dict[str, object]) -> str:
    drifted = ", ".join(run["drifted"]) if isinstance(run["drifted"], list) else ""
    shown = (("wall_s", 2), ("cpu_s", 2), ("peak_mib", 0))
    numbers = " | ".join(f"{float(str(run[key])):.{digits}f}" for key, digits in shown)
    return f"| {name} | {numbers} | {run['columns']} | {drifted} |"


def machine() -> str:
    memory = f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB"
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} cores ({platform.machine()}), {memory}, {platform.system()}, Python {platform.python_version()}"


if __name__ == "__main__":
    raise SystemExit(main())
