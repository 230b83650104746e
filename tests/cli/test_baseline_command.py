"""`mlaudit baseline`: what was there is accepted, what is new counts, what is repaired is dropped."""

from __future__ import annotations

import json
import subprocess

HANGS = "import requests\n\n\ndef fetch(url):\n    return requests.get(url)\n"


def test_from_create_to_prune(mlaudit, put, tmp_path):
    put("a.py", HANGS)
    put("mlaudit.toml", 'baseline = "known.json"')
    assert mlaudit("lint").code == 2  # a baseline that is named and missing is no empty baseline
    assert mlaudit("baseline", "create").out.startswith("1 finding accepted")
    assert mlaudit("lint").code == 0
    put("b.py", HANGS)
    done = mlaudit("lint", "--format", "json")
    found = {f["path"]: f["suppressed"] for f in json.loads(done.out)["findings"]}
    assert (found, done.code) == ({"a.py": True, "b.py": False}, 1)
    put("a.py", "# moved down\n\n\n" + HANGS)
    put("b.py", "x = 1\n")
    assert mlaudit("lint").code == 0
    put("a.py", HANGS.replace("get(url)", "get(url, timeout=5)"))
    assert "stale" in mlaudit("lint").err
    assert mlaudit("baseline", "prune").out.startswith("1 entry dropped, 0 kept")
    assert mlaudit("lint").err == ""


def test_the_usual_file_counts_without_a_setting(mlaudit, put, tmp_path):
    put("pyproject.toml", "[tool.mlaudit]")
    put("a.py", HANGS)
    first = mlaudit("baseline", "create")
    assert first.out.startswith("1 finding accepted")
    assert "baseline =" not in first.out
    assert mlaudit("lint").code == 0
    put("b.py", HANGS)
    assert mlaudit("lint").code == 1
    (tmp_path / "mlaudit-baseline.json").unlink()
    assert "2 warnings" in mlaudit("lint").out


def test_another_file_counts_where_the_settings_name_it(mlaudit, put):
    put("a.py", HANGS)
    first = mlaudit("baseline", "create", "--file", "accepted.json")
    assert 'baseline = "accepted.json"' in first.out
    assert mlaudit("lint").code == 1


def test_an_existing_baseline_is_not_overwritten(mlaudit, put):
    put("a.py", HANGS)
    mlaudit("baseline", "create")
    assert mlaudit("baseline", "create").code == 2


def test_no_baseline_is_made_of_half_a_project(mlaudit, put, tmp_path):
    put("a.py", HANGS)
    put("broken.py", "import requests\nrequests.get(\n")
    done = mlaudit("baseline", "create")
    assert done.code == 2
    assert "broken.py" in done.err
    assert not (tmp_path / "mlaudit-baseline.json").exists()


def test_all_that_stands_in_the_way_is_named_at_once_with_the_line_that_helps(mlaudit, put):
    put("mlaudit.toml", 'exclude = ["old"]')
    put("a.py", HANGS)
    put("broken.py", "def f(:\n")
    put("b/also.py", "x = (\n")
    done = mlaudit("baseline", "create")
    assert done.code == 2
    assert "broken.py:1: does not parse" in done.err
    assert 'exclude = ["old", "b/also.py", "broken.py"]' in done.err
    put("mlaudit.toml", 'exclude = ["old", "b/also.py", "broken.py"]')
    assert mlaudit("baseline", "create").code == 0
    assert "note: exclude: `old` matches no file or folder" in mlaudit("lint").err


def test_a_baseline_that_git_ignores_is_told(mlaudit, put, tmp_path):
    put("a.py", HANGS)
    put(".gitignore", "build\n*.json\n")
    assert mlaudit("baseline", "create").err == ""  # no repository: nothing is committed
    (tmp_path / "mlaudit-baseline.json").unlink()
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    assert "git ignores mlaudit-baseline.json (`*.json` in .gitignore, line 2)" in mlaudit("baseline", "create").err


def test_nothing_is_stale_that_was_not_looked_for(mlaudit, put, tmp_path):
    put("a.py", HANGS)
    put("b.py", HANGS)
    mlaudit("baseline", "create")
    for words in (["init", "-q"], ["add", "."], ["-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qm", "1"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    assert mlaudit("lint", "--since", "HEAD").err == ""
    assert mlaudit("lint", "--select", "MLA4").err == ""
    put("b.py", "def f(:\n")
    assert mlaudit("lint").err == ""
    put("b.py", "x = 1\n")
    assert "1 baseline entry is stale" in mlaudit("lint").err


def test_prune_without_a_baseline(mlaudit, put):
    put("a.py", HANGS)
    done = mlaudit("baseline", "prune")
    assert done.code == 2
    assert "baseline create" in done.err


def test_one_more_equal_line_is_new(mlaudit, put):
    put("mlaudit.toml", 'baseline = "known.json"')
    put("a.py", HANGS)
    mlaudit("baseline", "create")
    assert mlaudit("lint").code == 0
    put("a.py", HANGS + HANGS.replace("fetch", "again"))
    assert mlaudit("lint").code == 1
    assert mlaudit("baseline", "update").out.startswith("1 finding added, 0 dropped, 2 in")
    assert mlaudit("lint").code == 0


def test_update_drops_what_is_repaired(mlaudit, put, tmp_path):
    put("a.py", HANGS)
    put("b.py", HANGS)
    mlaudit("baseline", "create", "--file", "known.json")
    put("a.py", HANGS + HANGS.replace("fetch", "again"))
    (tmp_path / "b.py").unlink()
    done = mlaudit("baseline", "update", "--file", "known.json")
    assert done.out.startswith("1 finding added, 1 dropped, 2 in")
    assert {e["path"] for e in json.loads((tmp_path / "known.json").read_text())["entries"]} == {"a.py"}


def test_paths_bound_what_is_judged(mlaudit, put, tmp_path):
    put("mlaudit.toml", 'baseline = "known.json"')
    put("one/a.py", HANGS)
    put("two/b.py", HANGS)
    assert mlaudit("baseline", "create", "one").out == f"1 finding accepted in {tmp_path / 'known.json'}\n"
    assert mlaudit("lint", "one").code == 0  # the same finding, wherever it is linted from
    assert mlaudit("lint").code == 1
    mlaudit("baseline", "update", "two")
    assert mlaudit("lint").code == 0
    put("two/b.py", "x = 1\n")
    (tmp_path / "one" / "a.py").unlink()
    assert mlaudit("baseline", "prune", "two").out.startswith("1 entry dropped, 1 kept")
    put("one/c.py", "x = 1\n")
    assert mlaudit("baseline", "prune", "one").out.startswith("1 entry dropped, 0 kept")


def test_a_file_that_moved_keeps_what_is_accepted_in_it(mlaudit, put, tmp_path):
    put("mlaudit.toml", "")
    put("app/bureau.py", HANGS)
    mlaudit("baseline", "create")
    (tmp_path / "app" / "bureau.py").rename(tmp_path / "app" / "credit.py")
    done = mlaudit("lint")
    assert (done.code, "1 suppressed" in done.out) == (0, True)
    assert "1 accepted finding moved with the file; `mlaudit baseline update` writes that down" in done.err
    assert mlaudit("lint", "app").code == 0
    assert "0 entries dropped, 1 kept" in mlaudit("baseline", "prune").out
    assert mlaudit("lint").code == 0
    assert "1 finding added, 1 dropped, 1 in" in mlaudit("baseline", "update").out
    done = mlaudit("lint")
    assert (done.code, done.err) == (0, "")
    put("app/bureau.py", HANGS)
    assert mlaudit("lint").code == 1
