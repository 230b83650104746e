"""Which files beside the code are watched, for a result that is kept to be dropped when one of them changes."""

from __future__ import annotations

from pathlib import Path

from mlaudit.code.discover import watched_files


def test_settings_are_watched_where_their_folder_holds_no_code(tmp_path: Path) -> None:
    for name in ("src/app.py", "config/model/small.yaml", "config/params/large.yaml", "notes/other.yaml", "run.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")
    found = watched_files([str(tmp_path / "src/app.py")], tmp_path)
    assert found == [str(tmp_path / "config/params/large.yaml"), str(tmp_path / "run.yaml")]


def test_workflows_are_watched_though_no_code_stands_beside_them(tmp_path: Path) -> None:
    (tmp_path / ".github/workflows").mkdir(parents=True)
    (tmp_path / "Jenkinsfile").touch()
    workflow = tmp_path / ".github/workflows/evaluate.yml"
    workflow.touch()
    found = watched_files([str(tmp_path / "app.py")], tmp_path)
    assert {str(workflow), str(tmp_path / "Jenkinsfile")} <= set(found)
