"""Which files say how a project is deployed, and what of them is read."""

from __future__ import annotations

from pathlib import Path

from mlaudit.code.deployments import deployment_files, deployment_texts


def test_folders_are_known_by_their_names_at_the_top_and_one_below(tmp_path: Path) -> None:
    kept = ("infra/helm/charts/api/ingress.yaml", "backend/k8s/service.yml", ".github/workflows/deploy.yml")
    for name in (*kept, "src/app/views/infra/late.yaml", "infra/notes.md", "models/card.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("kind: Ingress\n", "utf-8")
    assert deployment_files(tmp_path) == sorted(str(tmp_path / name) for name in kept)


def test_of_folders_of_jobs_only_the_descriptions_are_read(tmp_path: Path) -> None:
    kept = ("mlops/deploy/endpoint.sh", "mlops/train/pipeline.yml", "jobs/nightly.yaml")
    for name in (*kept, "mlops/train/steps.py", "jobs/run.sh", "notes/jobs.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("type: pipeline\n", "utf-8")
    assert sorted(deployment_files(tmp_path)) == sorted(str(tmp_path / name) for name in kept)


def test_lines_that_are_commented_out_say_nothing(tmp_path: Path) -> None:
    (tmp_path / "nginx").mkdir()
    (tmp_path / "nginx/site.conf").write_text("# limit_req zone=all;\nlisten 80;\n", "utf-8")
    assert deployment_texts(tmp_path) == ["listen 80;"]


def test_a_project_without_such_folders_has_none(tmp_path: Path) -> None:
    assert deployment_texts(tmp_path / "gone") == []
