"""The whole reader: files found, cached, judged against their project, suppressed, and never silently passed over."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from mlaudit.code import engine as engine_module
from mlaudit.code import reading, run
from mlaudit.code import reduce as reduction
from mlaudit.code.cache import FOLDER
from mlaudit.code.since import news
from mlaudit.config import Project, Settings, load, parse
from mlaudit.errors import ConfigError, SourceError, UsageError
from mlaudit.findings import LintResult, Problem

BAD = "import pickle, sys\nmodel = pickle.load(open(sys.argv[1], 'rb'))\n"


def write(root: Path, **files: str) -> None:
    for name, text in files.items():
        path = root / (name.replace("__", "/") + ".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text))


def lint(top: Path, *paths: str, **options) -> LintResult:
    project = options.pop("project", None) or Project(root=top, settings=Settings())
    targets = [top / path for path in paths] or [top]
    return run.lint(targets, project, select=options.pop("select", ["MLA401"]), **options)


def where(result: LintResult) -> list[tuple[str, int]]:
    return [(f.location.path, f.location.line) for f in result.active]


def test_paths_are_relative_to_the_folder_that_was_given(tmp_path) -> None:
    write(tmp_path, pkg__deep__app=BAD)
    assert where(lint(tmp_path)) == [("pkg/deep/app.py", 2)]
    assert where(lint(tmp_path, "pkg")) == [("deep/app.py", 2)]


def test_a_single_file_is_judged_against_its_project(tmp_path) -> None:
    write(
        tmp_path,
        store="import pickle\ndef load_from(path):\n    return pickle.load(open(path, 'rb'))\n",
        main="from store import load_from\nmodel = load_from('models/a.pkl')\n",
    )
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert where(lint(tmp_path, "store.py", root=tmp_path)) == []
    (tmp_path / "main.py").unlink()
    assert where(lint(tmp_path, "store.py", root=tmp_path)) == [("store.py", 3)]


@pytest.mark.parametrize("cache", [True, False])
def test_the_second_run_says_the_same(tmp_path, cache: bool) -> None:
    write(tmp_path, app=BAD, other="x = 1\n")
    first = lint(tmp_path, cache=cache)
    second = lint(tmp_path, cache=cache)
    assert first.findings == second.findings
    assert (tmp_path / FOLDER).exists() is cache


def test_the_cache_is_used_and_forgets_what_changed(tmp_path, monkeypatch) -> None:
    write(tmp_path, app=BAD, other="import pickle\n")
    lint(tmp_path)
    read: list[str] = []
    real = engine_module.Engine.facts

    def spy(self, path, data, **options):
        read.append(path)
        return real(self, path, data, **options)

    monkeypatch.setattr(engine_module.Engine, "facts", spy)
    assert len(lint(tmp_path).active) == 1
    assert read == []
    write(tmp_path, app="x = 1\n")
    assert lint(tmp_path).active == ()
    assert read == ["app.py"]


@pytest.mark.parametrize("damage", [b"", b"x" * 100, None])
def test_a_damaged_cache_is_dropped(tmp_path, damage: bytes | None) -> None:
    write(tmp_path, app=BAD)
    lint(tmp_path)
    for file in (tmp_path / FOLDER).glob("*.bin"):
        file.write_bytes(file.read_bytes()[:-7] if damage is None else damage)
    assert where(lint(tmp_path)) == [("app.py", 2)]


@pytest.mark.skipif(os.name == "nt", reason="folders are made read-only by mode")
def test_a_folder_that_cannot_be_written_is_linted_all_the_same(tmp_path, monkeypatch) -> None:
    write(tmp_path, app=BAD)
    (tmp_path / FOLDER).write_text("a file where the folder should be")
    assert where(lint(tmp_path)) == [("app.py", 2)]


def test_concurrent_runs_do_not_harm_each_other(tmp_path) -> None:
    write(tmp_path, **{f"m{i}": BAD for i in range(20)})
    command = ["-c", "from pathlib import Path; from mlaudit.code.run import lint; from mlaudit.config import load; "
               "r = lint([Path('.')], load(Path('.')), select=['MLA401']); assert len(r.active) == 20, r"]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(Path(run.__file__).parents[2])}
    runs = [subprocess.Popen([sys.executable, *command], cwd=tmp_path, env=environment) for _ in range(4)]
    assert [each.wait() for each in runs] == [0, 0, 0, 0]


def test_many_files_are_read_in_processes_with_the_same_result(tmp_path) -> None:
    write(tmp_path, **{f"m{i:03}": BAD for i in range(reading.PARALLEL_FROM + 10)})
    result = lint(tmp_path)
    assert result.files == reading.PARALLEL_FROM + 10
    assert where(result) == [(f"m{i:03}.py", 2) for i in range(reading.PARALLEL_FROM + 10)]


@pytest.mark.parametrize(
    ("comment", "active"),
    [
        ("# mlaudit: ignore[MLA401] checked by hash", 0),
        ("# mlaudit: ignore[MLA4] checked by hash", 0),
        ("# checked # mlaudit: ignore[MLA401] by hash", 0),
        ("# mlaudit: ignore MLA101 of the above # mlaudit: ignore[MLA401] by hash", 0),
        ("# mlaudit: ignore", 1),
        ("# mlaudit: ignore MLA401 checked by hash", 1),
        ("# mlaudit: ignore-file", 1),
        ("# mlaudit: ignore_file[MLA401] checked by hash", 1),
        ("# mlaudit: ignore[MLA101] another rule", 1),
        ("# nothing", 1),
    ],
)
def test_a_comment_on_the_line_suppresses(tmp_path, comment: str, active: int) -> None:
    write(tmp_path, app=BAD.replace("'rb'))", f"'rb'))  {comment}"))
    result = lint(tmp_path)
    assert len(result.active) == active
    assert len(result.findings) == 1
    if not active:
        assert result.findings[0].suppressed.kind == "inline"
        assert "hash" in result.findings[0].suppressed.reason


def test_a_file_wide_comment_and_per_file_ignores(tmp_path) -> None:
    write(tmp_path, app="# mlaudit: ignore-file[MLA401] a sandbox\n" + BAD, other=BAD)
    settings = parse({"per-file-ignores": {"oth*.py": ["MLA4"]}}, "x")
    result = lint(tmp_path, project=Project(root=tmp_path, settings=settings))
    assert [f.suppressed.kind for f in result.findings] == ["file", "file"]


def test_a_comment_that_suppresses_nothing_is_reported(tmp_path) -> None:
    write(tmp_path, app="x = 1  # mlaudit: ignore[MLA401]\ntext = '# mlaudit: ignore[MLA401]'\nimport pickle\n")
    problems = [(p.code, p.line) for p in lint(tmp_path).problems]
    assert problems == [("MLA003", 1)]


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("ignore", "names no code; write `# mlaudit: ignore[MLA101] the reason`"),
        ("ignore[] why", "names no code; write `# mlaudit: ignore[MLA101] the reason`"),
        ("ignore MLA401 why", "need brackets; write `# mlaudit: ignore[MLA401] the reason`"),
        ("ignore MLA401, MLA402 why", "need brackets; write `# mlaudit: ignore[MLA401,MLA402] the reason`"),
        ("ignore[MLA401 why", "need brackets; write `# mlaudit: ignore[MLA401] the reason`"),
        ("ignore-file", "names no code; write `# mlaudit: ignore-file[MLA101] the reason`"),
        ("ignor[MLA401] why", "`ignor` is no keyword (did you mean `ignore`?); write `# mlaudit: ignore[MLA401]"),
        ("ignore_file[MLA401] why", "(did you mean `ignore-file`?); write `# mlaudit: ignore-file[MLA401]"),
        ("disable=MLA401", "`disable` is no keyword; write `# mlaudit: ignore[MLA401] the reason`"),
        ("ignore[MLA999] why", "no rule has the code `MLA999` (did you mean `MLA909`?)"),
        ("ignore[MLA4O1] why", "no rule has the code `MLA4O1` (did you mean `MLA401`?)"),
        ("ignore[mla401] why", "no rule has the code `mla401` (did you mean `MLA401`?)"),
        ("ignore[MLC601] why", "no rule has the code `MLC601`, which is a check's"),
    ],
)
@pytest.mark.parametrize("code", [BAD.replace("'rb'))", "'rb'))  #"), "x = 1  #\n"], ids=["over a finding", "alone"])
def test_a_comment_that_is_no_suppression_is_reported_and_suppresses_nothing(tmp_path, code, comment, told) -> None:
    write(tmp_path, app=code.replace("#", f"# mlaudit: {comment}"))
    result = lint(tmp_path)
    (problem,) = result.problems
    assert problem.code == "MLA003"
    assert told in problem.message
    assert result.active == result.findings


def test_a_suppression_without_a_reason_suppresses_and_is_reported(tmp_path) -> None:
    write(tmp_path, app=BAD.replace("'rb'))", "'rb'))  # mlaudit: ignore[MLA401]"))
    result = lint(tmp_path)
    assert (result.active, [(p.code, p.line) for p in result.problems]) == ((), [("MLA003", 2)])
    assert "gives no reason" in result.problems[0].message
    assert lint(tmp_path, select=["MLA101"]).problems == ()  # nothing is known of it then


@pytest.mark.parametrize("text", ["mlaudit: reads this file", "mlaudit: ignores what git does", "see mlaudit"])
def test_prose_about_us_is_no_suppression(tmp_path, text) -> None:
    write(tmp_path, app=f"x = 1  # {text}\n")
    assert lint(tmp_path).problems == ()


def test_what_cannot_be_read_is_said_and_stops_nothing(tmp_path) -> None:
    write(tmp_path, app=BAD, broken="import pickle\ndef f(:\n")
    (tmp_path / "binary.py").write_bytes(b"\xff\xfe\x00pickle")
    (tmp_path / "book.ipynb").write_text("{pickle")
    (tmp_path / "loop.py").symlink_to(tmp_path / "loop.py")
    (tmp_path / "here").symlink_to(tmp_path)
    result = lint(tmp_path)
    assert where(result) == [("app.py", 2)]
    assert sorted((p.code, p.path) for p in result.problems) == [
        ("MLA000", "binary.py"),
        ("MLA000", "book.ipynb"),
        ("MLA000", "broken.py"),
    ]


def test_a_rule_that_crashes_is_a_problem(tmp_path, monkeypatch) -> None:
    write(tmp_path, app=BAD)
    rule = next(r for r in run.packs.load_rules(Settings(), tmp_path) if r.code == "MLA401")

    def crash(*_):
        raise ValueError("boom")

    monkeypatch.setattr(type(rule), "visit_Call", crash)
    result = lint(tmp_path, cache=False)
    assert result.active == ()
    assert [p.code for p in result.problems] == ["MLA002"]
    assert "MLA401" in result.problems[0].message


def test_a_file_over_its_time_budget_is_said(tmp_path) -> None:
    write(tmp_path, app=BAD + "x = [" + "f(1), " * 60_000 + "]\n")
    settings = parse({"file-budget": 0.01}, "x")
    result = lint(tmp_path, project=Project(root=tmp_path, settings=settings), cache=False)
    assert [p.code for p in result.problems] == ["MLA001"]


def test_a_path_that_does_not_exist_is_an_error(tmp_path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        lint(tmp_path, "nothing.py")


def test_an_unknown_code_names_the_nearest(tmp_path) -> None:
    write(tmp_path, app=BAD)
    with pytest.raises(ConfigError, match=r"MLA401X.*MLA401"):
        lint(tmp_path, select=["MLA401X"])


def test_since_a_commit_only_what_is_new_counts(tmp_path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=t", "-c", "user.email=t@t", *arguments],
            cwd=tmp_path,
            check=True,
            capture_output=True,
        )

    write(tmp_path, app=BAD, old=BAD)
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    write(tmp_path, app="\n\n" + BAD + "again = pickle.load(open(sys.argv[2], 'rb'))\n", fresh=BAD)
    assert where(lint(tmp_path, since="HEAD")) == [("app.py", 5), ("fresh.py", 2)]
    with pytest.raises(UsageError, match="no commit"):
        lint(tmp_path, since="nowhere")


@pytest.mark.parametrize("told", [True, False], ids=["git mv", "mv"])
def test_since_a_commit_a_file_that_moved_is_the_same_file(tmp_path, told: bool) -> None:
    def git(*arguments: str) -> None:
        command = ["git", "-c", "user.name=t", "-c", "user.email=t@t", *arguments]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)

    write(tmp_path, old=BAD, kept=BAD, broken="def f(:\n")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    for old, new in (("old.py", "app/renamed.py"), ("broken.py", "app/broken.py")):
        (tmp_path / "app").mkdir(exist_ok=True)
        if told:
            git("mv", old, new)
        else:
            (tmp_path / old).rename(tmp_path / new)
    write(tmp_path, copied=BAD)
    found = lint(tmp_path, since="HEAD")
    assert where(found) == [("copied.py", 2)]
    assert found.problems == ()
    if told:  # git finds a file that moved and changed; one more equal line is new
        write(tmp_path, app__renamed=BAD + "x = 1\n" + BAD.splitlines()[1] + "\n")
        assert where(lint(tmp_path, since="HEAD")) == [("app/renamed.py", 4), ("copied.py", 2)]


def test_since_a_commit_a_file_that_was_as_unreadable_then_is_no_news(tmp_path) -> None:
    def git(*arguments: str) -> None:
        command = ["git", "-c", "user.name=t", "-c", "user.email=t@t", *arguments]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)

    write(tmp_path, old="def f(:\n", worse="def f(:\n", app="x = 1\n")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    unchanged = lint(tmp_path, since="HEAD")
    assert unchanged.problems == ()
    assert "2 problems left out" in unchanged.notes[0]
    write(tmp_path, worse="x = 1\ny = (\n", app="def f(:\n", fresh="def f(:\n")
    broken = lint(tmp_path, since="HEAD")
    assert [problem.path for problem in broken.problems] == ["app.py", "fresh.py"]
    assert "2 problems left out" in broken.notes[0]


def test_of_a_notebook_only_the_cells_that_were_broken_then_are_no_news(tmp_path) -> None:
    before = [Problem("MLA000", "cell 1 does not parse and was left out", "n.ipynb", 1)]
    now = [*before, Problem("MLA000", "cell 2 does not parse and was left out", "n.ipynb", 1)]
    assert news(now, before) == ([now[1]], 1)
    crash = Problem("MLA002", "rule MLA101 crashed", "a.py", rule="MLA101")
    assert news([crash], [crash]) == ([crash], 0)


def test_patterns_that_match_nothing_are_told(tmp_path) -> None:
    write(tmp_path, src__app="x = 1\n", skip__b="x = 1\n", tests__c="x = 1\n")
    (tmp_path / "build").mkdir()
    settings = "\n".join(
        [
            'exclude = ["skip", "src/*.pyc", "bulid", "build", "./tests", "no/such"]',
            'per-file-ignores = { "tests/*" = ["MLA4"], "test/*" = ["MLA4"] }',
        ]
    )
    (tmp_path / "mlaudit.toml").write_text(settings)
    notes = run.lint([tmp_path], load(tmp_path)).notes
    assert notes == (
        "exclude: `src/*.pyc` matches no file or folder",
        "exclude: `bulid` matches no file or folder",
        "exclude: `./tests` matches no file or folder",
        "exclude: `no/such` matches no file or folder",
        "per-file-ignores: `test/*` matches no file that is read",
    )


def test_settings_are_found_above_and_paths_stay_relative(tmp_path) -> None:
    (tmp_path / "mlaudit.toml").write_text('exclude = ["skip"]\n')
    write(tmp_path, sub__skip__a=BAD, sub__b=BAD)
    assert where(run.lint([tmp_path / "sub"], load(tmp_path / "sub"), select=["MLA401"])) == [("b.py", 2)]


def test_a_finding_is_the_same_one_wherever_it_is_linted_from(tmp_path) -> None:
    (tmp_path / "mlaudit.toml").write_text("")
    write(tmp_path, src__app=BAD)
    project = load(tmp_path)
    whole = run.lint([tmp_path], project, select=["MLA401"])
    part = run.lint([tmp_path / "src"], load(tmp_path / "src"), select=["MLA401"])
    assert [f.location.path for f in (*whole.findings, *part.findings)] == ["src/app.py", "app.py"]
    assert whole.findings[0].fingerprint == part.findings[0].fingerprint


def test_a_reading_process_that_ends_is_an_error_and_no_hang(tmp_path, monkeypatch) -> None:
    write(tmp_path, **{f"m{i:03}": BAD for i in range(reading.PARALLEL_FROM + 10)})
    monkeypatch.setattr(reading, "_read_one", lambda *_: os._exit(9))
    with pytest.raises(SourceError, match="ended"):
        lint(tmp_path, cache=False)


def test_what_rules_share_is_found_in_a_process_of_its_own_with_the_same_result(tmp_path, monkeypatch) -> None:
    training = """
        import joblib, pandas as pd
        from sklearn.linear_model import LogisticRegression

        table = pd.read_csv("rows.csv")
        features = table[["age", "fare"]].fillna(0) / 255.0
        joblib.dump(LogisticRegression().fit(features, table["late"]), "model.joblib")
    """
    serving = """
        import joblib, pandas as pd
        from fastapi import FastAPI

        app = FastAPI()
        model = joblib.load("model.joblib")

        @app.post("/predict")
        def predict(age: float, fare: float):
            return float(model.predict(pd.DataFrame([[age, fare]], columns=["age", "fare"]))[0])
    """
    write(tmp_path, train=training, serve=serving)
    here = lint(tmp_path, select=["MLA2", "MLA7", "MLA9"], cache=False)
    monkeypatch.setattr(reduction, "APART_FROM", 1)
    apart = lint(tmp_path, select=["MLA2", "MLA7", "MLA9"], cache=False)
    assert apart.findings == here.findings
    assert {"MLA202", "MLA702", "MLA904"} <= {finding.code for finding in apart.findings}
    parent = os.getpid()
    monkeypatch.setattr(reduction, "_checked", lambda *_: ([], []) if os.getpid() == parent else os._exit(9))
    with pytest.raises(SourceError, match="ended"):
        lint(tmp_path, select=["MLA202"], cache=False)


def test_related_places_in_a_notebook_are_counted_in_their_cell(tmp_path) -> None:
    cells = [
        "from fastapi import FastAPI\nimport joblib\n\napp = FastAPI()",
        "def read():\n    return joblib.load('model.joblib')",
        "\n@app.post('/score')\ndef score(rows: list[float]):\n    return {'score': float(read().predict([rows])[0])}",
    ]
    code = [{"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": c} for c in cells]
    book = {"cells": [{"cell_type": "markdown", "metadata": {}, "source": "# A service"}, *code], "metadata": {}}
    (tmp_path / "service.ipynb").write_text(json.dumps({**book, "nbformat": 4, "nbformat_minor": 5}))
    (found,) = lint(tmp_path, select=["MLA605"]).active
    assert (found.location.cell, found.location.line) == (2, 2)
    assert [(each.cell, each.line) for each in found.related] == [(3, 3)]
