"""`mlaudit baseline`: what was there is accepted, what is new counts, what is repaired is dropped."""

from __future__ import annotations

import json

HANGS = "import requests\n\n\ndef fetch(url):\n    return requests.get(url)\n"


def test_from_create_to_prune(mlaudit, put, tmp_path):
    put("a.py", HANGS)
    put("mlaudit.toml", 'baseline = "known.json"')
    assert mlaudit("lint").code == 2  # a baseline that is named and missing is no empty baseline
    assert mlaudit("baseline", "create").out.startswith("1 findings are accepted")
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
    assert mlaudit("baseline", "prune").out.startswith("1 entries dropped, 0 kept")
    assert mlaudit("lint").err == ""


def test_an_existing_baseline_is_not_overwritten(mlaudit, put):
    put("a.py", HANGS)
    first = mlaudit("baseline", "create")
    assert 'baseline = "mlaudit-baseline.json"' in first.out
    assert mlaudit("baseline", "create").code == 2


def test_no_baseline_is_made_of_half_a_project(mlaudit, put, tmp_path):
    put("a.py", HANGS)
    put("broken.py", "import requests\nrequests.get(\n")
    done = mlaudit("baseline", "create")
    assert done.code == 2
    assert "broken.py" in done.err
    assert not (tmp_path / "mlaudit-baseline.json").exists()


def test_prune_without_a_baseline(mlaudit, put):
    put("a.py", HANGS)
    done = mlaudit("baseline", "prune")
    assert done.code == 2
    assert "baseline create" in done.err
