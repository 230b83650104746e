"""`mlaudit lint` beside bandit and ruff: one file from a warm cache, and a large tree, cold and warm.

    python benchmarks/lint_speed.py [--tree DIR] [--output benchmarks/results/lint_speed.md] [--skip-bandit]

Without --tree, the wheels in PACKAGES are downloaded and unpacked: about 2 million lines. bandit is installed into an
environment of its own. Times are wall-clock seconds of whole processes; memory is the peak resident size of the process
and its children, in MB.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
WORK = HERE.parent / ".bench"
PACKAGES = ("transformers", "mlflow")
RUFF = ("check", "--select", "S,BLE,ASYNC", "--isolated", "--no-cache", "--exit-zero", "--quiet")
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""Compiled modules are kept, as every installed package's are: without that each start compiles mlaudit anew."""
_MEASURE = """
import os, resource, subprocess, sys, time
begun = time.perf_counter()
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, code)
"""


def run(command: list[str], cwd: Path, repeat: int = 1) -> tuple[float, float, int]:
    """(best wall-clock seconds, peak MB, exit code) of a command."""
    best = (math.inf, 0.0, 0)
    for _ in range(repeat):
        done = subprocess.run(
            [sys.executable, "-c", _MEASURE, *command],
            cwd=cwd,
            capture_output=True,
            text=True,
            check=True,
            env=ENVIRONMENT,
        )
        seconds, memory, code = done.stdout.split()
        best = min(best, (float(seconds), float(memory), int(code)))
    return best


def peer(name: str) -> str:
    """The command of a peer, installed into an environment of its own."""
    home = WORK / f"peer-{name}"
    command = home / "bin" / name
    if not command.exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        subprocess.run([str(home / "bin" / "pip"), "install", "-q", name], check=True)
    return str(command)


def download(tree: Path) -> None:
    """The sources of `PACKAGES`, unpacked below `tree`."""
    tree.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, *PACKAGES]
        subprocess.run(pip, check=True)
        for wheel in Path(folder).glob("*.whl"):
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(tree / wheel.name.split("-")[0])


def lines(tree: Path) -> int:
    """Lines of Python below a folder."""
    return sum(path.read_bytes().count(b"\n") for path in tree.rglob("*.py"))


def mlaudit(*arguments: str) -> list[str]:
    """Our command, as a console script starts it."""
    return [shutil.which("mlaudit", path=os.path.dirname(sys.executable)) or "mlaudit", *arguments]


def ruff_command() -> str:
    """ruff of this environment, else of the path."""
    return shutil.which("ruff", path=os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])) or "ruff"


def one_file(report: list[str], figures: dict[str, float], files: int) -> None:
    """A single changed file of a project with `files` modules, from a warm cache, as a hook sees it."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        (project / "pyproject.toml").write_text('[project]\nname = "bench"\nversion = "0"\n')
        for i in range(files):
            package = project / "app" / f"part{i // 100}"
            package.mkdir(parents=True, exist_ok=True)
            (package / f"module{i}.py").write_text(_module(i))
        target = project / "app" / "part0" / "module0.py"
        name = str(target.relative_to(project))
        run(mlaudit("lint", "."), project)
        run(mlaudit("lint", name), project)
        python = run([sys.executable, "-c", "pass"], project, 20)
        bare = run([sys.executable, "-c", "import click, msgspec"], project, 10)
        warm = run(mlaudit("lint", name), project, 10)
        changed = (math.inf, 0.0, 0)
        for i in range(5):
            target.write_text(_module(0) + f"\nCHANGED = {i}\n")
            changed = min(changed, run(mlaudit("lint", name), project))
        ruff = run([ruff_command(), *RUFF, name], project, 10)
    report.append(f"\n### One file of a project with {files} files, whole process\n")
    report.append("| command | ms | times `python -c pass` |\n| --- | --- | --- |")
    rows = (("python -c pass", python), ("import click, msgspec", bare), ("mlaudit lint, warm", warm))
    for label, (seconds, _, _) in (*rows, ("mlaudit lint, the file changed", changed), ("ruff check", ruff)):
        report.append(f"| {label} | {seconds * 1000:.0f} | {seconds / python[0]:.1f} |")
    figures[f"one_file_warm_{files}"] = warm[0] / python[0]
    figures[f"one_file_changed_{files}"] = changed[0] / python[0]


def real_file(report: list[str], figures: dict[str, float], tree: Path) -> None:
    """The same in a project that was not made for this: the second of PACKAGES, and its file of middling size."""
    package = PACKAGES[-1]
    if not (tree / package).is_dir():
        return
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        shutil.copytree(tree / package, project / package)
        (project / "pyproject.toml").write_text('[project]\nname = "bench"\nversion = "0"\n')
        files = sorted(project.rglob("*.py"), key=lambda path: (path.stat().st_size, path))
        target = files[len(files) // 2]
        name, text, count = str(target.relative_to(project)), target.read_text("utf-8"), lines(project)
        run(mlaudit("lint", "."), project)
        run(mlaudit("lint", name), project)
        warm = run(mlaudit("lint", name), project, 5)
        changed = (math.inf, 0.0, 0)
        for i in range(3):
            target.write_text(f"{text}\nCHANGED = {i}\n", "utf-8")
            changed = min(changed, run(mlaudit("lint", name), project))
    report.append(f"\n### One file of {package} ({len(files):,} files, {count:,} lines), whole process\n")
    report.append("| command | s | peak MB |\n| --- | --- | --- |")
    for label, (seconds, memory, _) in (("mlaudit lint, warm", warm), ("mlaudit lint, the file changed", changed)):
        report.append(f"| {label} | {seconds:.2f} | {memory:.0f} |")
    figures |= {"real_file_warm": warm[0], "real_file_changed": changed[0]}


def _module(i: int) -> str:
    body = "\n\n".join(
        f"def step{j}(frame, model):\n    values = frame['x{j}'] * {j}\n    return model.predict(values)"
        for j in range(12)
    )
    return f"import requests\nfrom app.part0 import module{i // 2}\n\n\n{body}\n"


def whole_tree(report: list[str], figures: dict[str, float], tree: Path, *, skip_bandit: bool) -> None:
    """A large tree, cold and warm: a copy that is a project of its own, or the cache would lie in a folder above."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / tree.name
        shutil.copytree(tree, project, ignore=shutil.ignore_patterns(".mlaudit_cache"))
        (project / "pyproject.toml").write_text('[project]\nname = "bench"\nversion = "0"\n')
        _whole_project(report, figures, project, skip_bandit=skip_bandit)


def _whole_project(report: list[str], figures: dict[str, float], tree: Path, *, skip_bandit: bool) -> None:
    count = lines(tree)
    command = mlaudit("lint", ".", "--format", "json", "--output", os.devnull)
    ours = run(command, tree)
    warm = run(command, tree, 2)
    ruff = run([ruff_command(), *RUFF, "."], tree, 2)
    rows = [("mlaudit lint, cold", ours), ("mlaudit lint, warm", warm), ("ruff check --select S,BLE,ASYNC", ruff)]
    if not skip_bandit:
        rows.append(("bandit -r", run([peer("bandit"), "-r", "-q", "-f", "json", "."], tree)))
        figures["bandit_over_cold"] = rows[-1][1][0] / ours[0]
    report.append(f"\n### {count:,} lines of Python ({tree.name})\n")
    report.append("| command | s | peak MB | times mlaudit cold |\n| --- | --- | --- | --- |")
    for label, (seconds, memory, _) in rows:
        report.append(f"| {label} | {seconds:.1f} | {memory:.0f} | {seconds / ours[0]:.2f} |")
    figures |= {"lines": count, "cold": ours[0], "warm": warm[0], "ruff": ruff[0], "cold_mb": ours[1]}


def scaling(report: list[str], figures: dict[str, float], tree: Path) -> None:
    """Cold time over growing parts of the tree, and the exponent of a power law through them."""
    files = sorted(tree.rglob("*.py"))
    points = []
    with tempfile.TemporaryDirectory() as folder:
        for i, share in enumerate((0.005, 0.05, 0.2, 0.6, 1.0)):
            part = Path(folder) / f"part{i}"
            step = max(1, round(1 / share))
            chosen = files[::step] if share < 0.5 else files[: int(len(files) * share)]
            for path in chosen:
                target = part / path.relative_to(tree)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
            seconds, memory, _ = run(mlaudit("lint", ".", "--no-cache", "--output", os.devnull), part)
            points.append((lines(part), seconds, memory))
            shutil.rmtree(part)
    figures["exponent"] = _growth(report, "lines", points, tree)


def services(report: list[str], figures: dict[str, float]) -> None:
    """Cold time over projects of more and more small services, each with its training and its test: what is asked of
    each service about all the others would show here, and in no library.
    """
    points = []
    for count in (50, 200, 800):
        with tempfile.TemporaryDirectory() as folder:
            for i in range(count):
                for name, text in _service(i).items():
                    file = Path(folder) / f"service{i}" / name
                    file.parent.mkdir(exist_ok=True)
                    file.write_text(text)
            seconds, memory, _ = run(mlaudit("lint", ".", "--no-cache", "--output", os.devnull), Path(folder))
            points.append((count, seconds, memory))
    figures["exponent_services"] = _growth(report, "services", points, Path.cwd())


def _service(i: int) -> dict[str, str]:
    """The files of one service."""
    return {
        "train.py": (
            "import joblib\nimport pandas as pd\nfrom sklearn.ensemble import RandomForestClassifier\n"
            "from sklearn.preprocessing import StandardScaler\n\n\ndef main():\n"
            f"    frame = pd.read_csv('rows{i}.csv')\n    scaler = StandardScaler()\n"
            "    rows = scaler.fit_transform(frame[['age', 'income']])\n"
            "    model = RandomForestClassifier(random_state=0).fit(rows, frame['left'])\n"
            f"    joblib.dump(model, 'model{i}.joblib')\n    joblib.dump(scaler, 'scaler{i}.joblib')\n\n\n"
            "if __name__ == '__main__':\n    main()\n"
        ),
        "app.py": (
            "import joblib\nimport requests\nfrom fastapi import FastAPI\nfrom pydantic import BaseModel\n\n"
            f"app = FastAPI()\nmodel = joblib.load('model{i}.joblib')\nscaler = joblib.load('scaler{i}.joblib')\n\n\n"
            "class Row(BaseModel):\n    age: float\n    income: float\n\n\n"
            f"@app.post('/predict{i}')\ndef predict(row: Row):\n    rows = scaler.transform([[row.age, row.income]])\n"
            f"    requests.post('http://audit/rows{i}', json={{'age': row.age}})\n"
            "    return {'left': float(model.predict(rows)[0])}\n\n\n"
            "@app.get('/health')\ndef health():\n    return {'status': 'ok'}\n"
        ),
        "test_app.py": (
            f"import requests\n\n\ndef test_predict():\n    answer = requests.post('http://localhost/predict{i}', "
            "json={'age': 1.0, 'income': 2.0}, timeout=5)\n    assert answer.status_code == 200\n"
        ),
    }


def _growth(report: list[str], what: str, points: list[tuple[int, float, float]], folder: Path) -> float:
    """A table of what was measured, and the exponent of a power law through it."""
    start = run(mlaudit("--version"), folder, 3)[0]
    usable = [(math.log(n), math.log(max(s - start, 1e-3))) for n, s, _ in points]
    mean_x = sum(x for x, _ in usable) / len(usable)
    mean_y = sum(y for _, y in usable) / len(usable)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in usable) / sum((x - mean_x) ** 2 for x, _ in usable)
    report.append(f"\n### Growth with {what}, cold\n\n| {what} | s | peak MB |\n| --- | --- | --- |")
    report.extend(f"| {n:,} | {s:.2f} | {m:.0f} |" for n, s, m in points)
    report.append(f"\nExponent of a power law through these points, start-up taken off: {slope:.2f}")
    return slope


def main() -> None:
    """Run everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tree", type=Path)
    parser.add_argument("--output", type=Path)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--skip-bandit", action="store_true")
    parser.add_argument("--skip-scaling", action="store_true")
    options = parser.parse_args()
    tree = options.tree or WORK / "tree"
    if not tree.exists():
        download(tree)
    cpus = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    report = [f"## lint_speed: {platform.machine()}, {cpus} cores, Python {platform.python_version()}"]
    figures: dict[str, float] = {}
    begun = time.perf_counter()
    one_file(report, figures, 1)
    one_file(report, figures, options.files)
    real_file(report, figures, tree)
    whole_tree(report, figures, tree, skip_bandit=options.skip_bandit)
    if not options.skip_scaling:
        scaling(report, figures, tree)
        services(report, figures)
    report.append(f"\nThe whole benchmark took {time.perf_counter() - begun:.0f} s.")
    text = "\n".join(report)
    print(text)
    if options.output:
        options.output.write_text(text + "\n")
        options.output.with_suffix(".json").write_text(json.dumps(figures, indent=2, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
