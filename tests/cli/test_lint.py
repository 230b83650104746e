"""`mlaudit lint`: what it prints, in which form, and what it never does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

HANGS = """
    import requests


    def fetch(url):
        return requests.get(url)
"""
CLEAN = """
    import requests


    def fetch(url):
        return requests.get(url, timeout=5)
"""
ROUTES = """
    import joblib
    from fastapi import APIRouter

    router = APIRouter()
    model = joblib.load("model.joblib")


    @router.post("/predict")
    async def predict(row: dict):
        print(row)
        return {"score": float(model.predict([list(row.values())])[0])}
"""
MAIN = """
    from fastapi import FastAPI
    from routes import router

    app = FastAPI()
    app.include_router(router)
"""


def test_clean_code(mlaudit, put):
    put("a.py", CLEAN)
    done = mlaudit("lint")
    assert (done.code, done.err) == (0, "")
    assert done.out == "1 file: no finding\n"


def test_text_names_place_code_severity_and_remedy(mlaudit, put):
    put("pkg/a.py", HANGS)
    done = mlaudit("lint")
    first, fix, last = done.out.splitlines()
    assert first.startswith("pkg/a.py:5:12: MLA101 warning `requests.get` has no timeout")
    assert fix.startswith("    fix: ")
    assert last == "1 file: 1 warning"
    assert done.code == 1


def test_json_has_the_documented_keys(mlaudit, put):
    put("a.py", HANGS)
    done = mlaudit("lint", "--format", "json")
    document = json.loads(done.out)
    assert list(document) == ["schema_version", "findings", "files", "errors", "notes"]
    assert (document["schema_version"], document["files"], document["errors"]) == (1, 1, [])
    (finding,) = document["findings"]
    assert list(finding) == [
        *("code", "name", "severity", "message", "path", "cell", "line", "column", "end_line", "end_column"),
        *("related", "suppressed", "fingerprint"),
    ]
    assert finding["code"] == "MLA101"
    assert (finding["path"], finding["cell"]) == ("a.py", None)
    assert (finding["line"], finding["column"], finding["end_line"], finding["end_column"]) == (5, 12, 5, 29)
    assert finding["suppressed"] is False
    assert done.code == 1


def test_a_notebook_counts_lines_inside_its_cell(mlaudit, tmp_path):
    def code(text):
        return {"cell_type": "code", "metadata": {}, "source": text, "outputs": [], "execution_count": 1}

    imports = "import pandas as pd\nfrom sklearn.model_selection import train_test_split\n"
    leak = '\ndf["x"] = (df["x"] - df["x"].mean()) / df["x"].std()\ntrain, test = train_test_split(df, test_size=0.2)\n'
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": "# about"},
        code(imports),
        code('df = pd.read_csv("flights.csv")'),
        code(leak),
    ]
    book = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (tmp_path / "n.ipynb").write_text(json.dumps(book), encoding="utf-8")
    done = mlaudit("lint", "--select", "MLA301", "--format", "json")
    (finding,) = json.loads(done.out)["findings"]
    assert (finding["path"], finding["cell"], finding["line"]) == ("n.ipynb", 3, 2)


def test_a_suppressed_finding_is_told_and_does_not_count(mlaudit, put):
    put("a.py", HANGS.replace("get(url)", "get(url)  # mlaudit: ignore[MLA101] a tool for one person"))
    done = mlaudit("lint", "--format", "json")
    (finding,) = json.loads(done.out)["findings"]
    assert (finding["suppressed"], done.code) == (True, 0)
    shown = mlaudit("lint")
    assert (shown.out, shown.code) == ("1 file: no finding, 1 suppressed\n", 0)
    assert "a tool for one person" in mlaudit("lint", "--show-suppressed").out


def test_paths_are_relative_to_the_folder_that_was_given(mlaudit, put):
    put("project/pkg/a.py", HANGS)
    (finding,) = json.loads(mlaudit("lint", "project", "--format", "json").out)["findings"]
    assert finding["path"] == "pkg/a.py"


def test_select_and_ignore(mlaudit, put):
    put("a.py", HANGS)
    assert mlaudit("lint", "--select", "MLA4").code == 0
    assert mlaudit("lint", "--select", "MLA101").code == 1
    assert mlaudit("lint", "--ignore", "MLA1").code == 0


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_check_is_said_to_be_one(mlaudit, put, option):
    put("a.py", HANGS)
    done = mlaudit("lint", option, "MLC501")
    assert (done.code, done.out) == (2, "")
    assert f"{option}: `MLC501` is a check: use `mlaudit check --select MLC501`" in done.err


def test_output_is_written_before_the_exit(mlaudit, put, tmp_path):
    put("a.py", HANGS)
    done = mlaudit("lint", "--format", "json", "--output", "out/found.json")
    assert (done.code, done.out) == (1, "")
    assert len(json.loads((tmp_path / "out" / "found.json").read_text())["findings"]) == 1


def test_settings_choose_from_which_severity_it_fails(mlaudit, put):
    put("a.py", HANGS)
    put("mlaudit.toml", 'fail-on = "error"')
    done = mlaudit("lint")
    assert "MLA101 warning" in done.out
    assert done.code == 0


def test_a_file_that_does_not_parse_is_told_and_stops_nothing(mlaudit, put):
    put("broken.py", "import requests\nrequests.get(\n")
    put("a.py", HANGS)
    done = mlaudit("lint", "--format", "json")
    document = json.loads(done.out)
    (error,) = document["errors"]
    assert (error["code"], error["path"]) == ("MLA000", "broken.py")
    assert [finding["path"] for finding in document["findings"]] == ["a.py"]
    assert done.code == 1


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("half.py", b"x = 1\ndef f(:\n", 2),
        ("null.py", b"x = 1\0\n", 1),
        ("python2.py", b'x = 1\n\nprint "x"\n', 3),
        ("utf16.py", "x = 1\n".encode("utf-16"), 1),
        ("deep.py", b"x = " + b"(" * 3000 + b")" * 3000 + b"\n", 1),
        ("empty.ipynb", b"", 1),
        ("object.ipynb", b"{}", 1),
    ],
)
def test_what_no_rule_is_interested_in_must_parse_too(mlaudit, tmp_path, name, content, line):
    (tmp_path / name).write_bytes(content)
    done = mlaudit("lint", "--format", "json")
    (error,) = json.loads(done.out)["errors"]
    assert (error["code"], error["path"], error["line"]) == ("MLA000", name, line)
    assert done.code == 1


def test_the_selection_does_not_change_what_a_rule_finds(mlaudit, put):
    put("routes.py", ROUTES)
    put("main.py", MAIN)
    every = json.loads(mlaudit("lint", "--no-cache", "--format", "json").out)["findings"]
    assert {finding["code"] for finding in every} > {"MLA702", "MLA904"}
    for code in {finding["code"] for finding in every}:
        alone = json.loads(mlaudit("lint", "--no-cache", "--select", code, "--format", "json").out)["findings"]
        assert alone == [finding for finding in every if finding["code"] == code]


def test_a_file_that_does_not_parse_is_not_clean_even_when_quiet(mlaudit, put):
    put("broken.py", "import requests\nrequests.get(\n")
    done = mlaudit("--quiet", "lint")
    assert "broken.py:" in done.out
    assert "MLA000" in done.out
    assert done.code == 1


def test_quiet_says_nothing_of_clean_code(mlaudit, put):
    put("a.py", CLEAN)
    assert mlaudit("--quiet", "lint") == (0, "", "")


def test_hostile_text_does_not_reach_the_terminal(mlaudit, put):
    put("a.py", "import requests\nrequests.get('\x1b[2Jx', allow_redirects='\x1b]0;')\n")
    assert "\x1b" not in mlaudit("lint").out


@pytest.mark.parametrize("words", [[], ["--no-cache"]])
def test_the_cache_changes_nothing(mlaudit, put, tmp_path, words):
    put("a.py", HANGS)
    first, again = mlaudit("lint", *words), mlaudit("lint", *words)
    assert first == again
    assert (tmp_path / ".mlaudit_cache").exists() is (not words)


def test_one_file_is_judged_against_its_whole_project(mlaudit, put):
    put("mlaudit.toml", "")
    put("client.py", "import requests\n\n\ndef fetch(url):\n    return requests.get(url)\n")
    put(
        "app.py",
        """
        from client import fetch
        from fastapi import FastAPI

        app = FastAPI()


        @app.get("/x")
        def x() -> str:
            return fetch("https://weather.example").text
        """,
    )
    document = json.loads(mlaudit("lint", "client.py", "--format", "json").out)
    found = {finding["code"]: finding for finding in document["findings"]}
    assert found["MLA101"]["severity"] == "error"  # on the serving path, which only app.py tells
    assert {finding["path"] for finding in document["findings"]} == {"client.py"}
    assert document["files"] == 1


def test_an_excluded_file_is_not_read(mlaudit, put):
    put("mlaudit.toml", 'exclude = ["legacy"]')
    put("legacy/a.py", HANGS)
    put("b.py", CLEAN)
    assert mlaudit("lint").out == "1 file: no finding\n"
    assert mlaudit("lint", str(Path("legacy/a.py"))).code == 2
    assert mlaudit("lint", "legacy/a.py", "--allow-empty").code == 0


def test_a_safe_fix_is_made_and_an_unsafe_one_only_on_demand(mlaudit, put):
    path = put("a.py", HANGS)
    before = path.read_text()
    done = mlaudit("lint", "--fix")
    assert "fixed 0 findings in 0 files; 1 more with --unsafe-fixes" in done.err
    assert path.read_text() == before
    shown = mlaudit("lint", "--diff", "--unsafe-fixes")
    assert "+    return requests.get(url, timeout=10)" in shown.out
    assert path.read_text() == before
    done = mlaudit("lint", "--fix", "--unsafe-fixes")
    assert (done.code, done.out) == (0, "1 file: no finding\n")
    assert path.read_text() == before.replace("get(url)", "get(url, timeout=10)")
    assert mlaudit("lint").code == 0


def test_a_fix_keeps_the_byte_order_mark(mlaudit, put):
    path = put("a.py", HANGS)
    text = path.read_text()
    path.write_text("\ufeff" + text, encoding="utf-8")
    assert "would fix 1 finding in 1 file" in mlaudit("lint", "--diff", "--unsafe-fixes").err
    assert mlaudit("lint", "--fix", "--unsafe-fixes").code == 0
    assert path.read_text(encoding="utf-8") == "\ufeff" + text.replace("get(url)", "get(url, timeout=10)")


def test_a_diff_says_what_cannot_be_rewritten(mlaudit, put, monkeypatch):
    put("a.py", HANGS)
    put("b.py", "def f(:\n")
    monkeypatch.setattr("mlaudit.code.fix.cst.parse_module", lambda text: (_ for _ in ()).throw(ValueError("planted")))
    done = mlaudit("lint", "--diff", "--unsafe-fixes")
    assert "mlaudit: a.py:1: could not be fixed: cannot be rewritten: planted\n" in done.err
    assert "mlaudit: b.py:1: does not parse: " in done.err
    assert (done.code, done.out) == (1, "")


def test_add_ignores_writes_comments(mlaudit, put):
    path = put("pkg/a.py", HANGS)
    done = mlaudit("lint", "--add-ignores")
    assert "findings ignored by a comment: 1, in 1 of 1 files; write the reason behind each" in done.err
    assert path.read_text().endswith("return requests.get(url)  # mlaudit: ignore[MLA101]\n")
    assert (done.code, mlaudit("lint").code) == (0, 0)


def test_add_ignores_leaves_notebooks_alone(mlaudit, put):
    text = """import pandas
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

rows = pandas.read_csv("rows.csv")
X = StandardScaler().fit_transform(rows[["a", "b"]])
X_train, X_test, y_train, y_test = train_test_split(X, rows["y"])
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))
"""
    cell = {"cell_type": "code", "metadata": {}, "source": text, "outputs": [], "execution_count": 1}
    path = put("n.ipynb", json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    before = path.read_text()
    done = mlaudit("lint", "--add-ignores", "--select", "MLA301")
    assert "MLA301 stands in a notebook" in done.err
    assert done.code == 1
    assert path.read_text() == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--unsafe-fixes"], "--unsafe-fixes does nothing alone"),
        (["--statistics", "--format", "json"], "--statistics counts in the text format"),
        (["--statistics", "--format", "sarif"], "--format sarif has every finding"),
        (["--diff", "--output", "found.diff"], "--diff prints a diff and no findings"),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(mlaudit, put, words, told):
    put("a.py", HANGS)
    done = mlaudit("lint", *words)
    assert done.code == 2
    assert told in done.err


@pytest.mark.parametrize("words", [["--fix", "--add-ignores"], ["--watch", "--fix"], ["--watch", "--diff"]])
def test_one_change_at_a_time(mlaudit, put, words):
    put("a.py", HANGS)
    done = mlaudit("lint", *words)
    assert done.code == 2
    assert "one at a time" in done.err


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("nosuch.py", "there is no file `nosuch.py`"),
        ("servce.py", "there is no file `servce.py` (did you mean `service.py`?)"),
        ("service.py:answr", "`service.py` has no function `answr` (did you mean `answer`?)"),
    ],
)
@pytest.mark.parametrize("command", ["lint", "entrypoints", "parity"])
def test_an_entry_point_that_does_not_exist_is_an_error(mlaudit, put, named, said, command):
    put("service.py", "def answer(row):\n    return row\n")
    put("mlaudit.toml", f'[entry-points]\nserving = ["{named}"]\n')
    done = mlaudit(command)
    assert done.code == 2
    assert said in done.err


def test_a_named_entry_point_is_found_from_a_folder_below_too(mlaudit, put, tmp_path):
    put("app/service.py", "import requests\n\n\ndef answer(url):\n    return requests.get(url)\n")
    put("mlaudit.toml", '[entry-points]\nserving = ["app/service.py:answer"]\n')
    for place in (".", "app"):
        (finding,) = json.loads(mlaudit("lint", "--select", "MLA101", "--format", "json", place).out)["findings"]
        assert finding["severity"] == "error"


def test_statistics_count_by_code_and_say_how_severe_and_what_was_not_read(mlaudit, put):
    put("a.py", HANGS + HANGS.replace("fetch", "again"))
    put("broken.py", "def f(:\n")
    done = mlaudit("lint", "--statistics")
    assert done.out.splitlines() == [
        "     2  MLA101  missing-timeout  2 warnings; fixable: 2 with --fix --unsafe-fixes",
        "     1  MLA000  could not be read, or not as a whole",
        "2 files: 2 warnings, 1 problem; fixable: 2 with --fix --unsafe-fixes",
    ]
    assert done.code == 1


def test_forms_for_other_programs_say_paths_from_the_working_folder(mlaudit, put):
    put("project/a.py", HANGS)
    done = mlaudit("lint", "project", "--format", "github")
    assert done.out.startswith("::warning file=project/a.py,line=5,endLine=5,col=12,endColumn=29,title=MLA101 ")
    assert done.code == 1
    done = mlaudit("lint", "project", "--format", "sarif")
    (run,) = json.loads(done.out)["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "project/a.py"
    assert run["tool"]["driver"]["rules"][0]["help"]["text"].startswith("An outbound call")
    assert (done.code, run["invocations"][0]["exitCode"]) == (1, 1)
