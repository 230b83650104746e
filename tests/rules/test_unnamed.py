"""Folders of trials beside a deployed service, which nothing names."""

from __future__ import annotations

import pytest
from harness import lint_files, rule

from mlaudit.findings import Severity

SERVICE = """
import requests
from fastapi import FastAPI

app = FastAPI()


@app.get("/price")
def price():
    return requests.get("https://prices.example.org/now").json()
"""
TRIAL = (
    SERVICE
    + """

if __name__ == "__main__":
    import uvicorn

    uvicorn.run(app)
"""
)
IMAGE = 'FROM python:3.12\nCMD ["uvicorn", "api.main:app"]\n'
DEPLOYED = {"api/main.py": SERVICE, "Dockerfile": IMAGE}


def severities(files: dict[str, str]) -> dict[str, Severity]:
    return {f.location.path: f.severity for f in lint_files(files, [rule("MLA101")]) if f.location is not None}


def test_a_folder_of_trials_that_nothing_names_is_info():
    files = {**DEPLOYED, "liveness_lab/web/trial.py": TRIAL, "README.md": "The service is in `api`.\n"}
    assert severities(files) == {"api/main.py": Severity.ERROR, "liveness_lab/web/trial.py": Severity.INFO}


@pytest.mark.parametrize(
    "beside",
    [
        {"README.md": "Start liveness_lab/web/trial.py to see it.\n"},
        {"Makefile": "trial:\n\tpython -m liveness_lab.web.trial\n"},
        {"api/again.py": "from liveness_lab.web import trial\n"},
        {"api/again.py": "FOLDER = 'liveness_lab'\n"},
        {"liveness_lab/Dockerfile": IMAGE},
        {"liveness_lab/pyproject.toml": "[project]\nname = 'lab'\n"},
        {"liveness_lab/web/wsgi.py": SERVICE},
    ],
    ids=["told", "made", "imported", "spoken of", "an image", "a package", "started by others"],
)
def test_a_folder_that_something_names_or_starts_is_none(beside):
    files = {**DEPLOYED, "liveness_lab/web/trial.py": TRIAL, **beside}
    assert severities(files)["liveness_lab/web/trial.py"] > Severity.INFO


def test_without_a_deployed_service_beside_it_a_folder_is_all_there_is():
    assert severities({"api/main.py": SERVICE, "lab/trial.py": TRIAL})["lab/trial.py"] > Severity.INFO
    assert severities({"Dockerfile": IMAGE, "lab/trial.py": TRIAL})["lab/trial.py"] > Severity.INFO


def test_what_trains_in_such_a_folder_counts():
    trains = (
        "import requests\nfrom sklearn.linear_model import Ridge\nfrom parts import rows\n"
        "def main():\n    x, y = requests.get('https://prices.example.org/all').json()\n    Ridge().fit(x, y)\n"
        "if __name__ == '__main__':\n    main()\n"
    )
    files = {**DEPLOYED, "lab/train.py": trains, "lab/trial.py": TRIAL, "lab/parts.py": "rows = []\n"}
    found = severities(files)
    assert found["lab/trial.py"] is Severity.INFO
    alone = severities({**DEPLOYED, "lab/train.py": trains, "Makefile": "train:\n\tpython lab/train.py\n"})
    assert found["lab/train.py"] is alone["lab/train.py"]


def test_a_folder_of_copies_of_what_lies_beside_it_is_info():
    files = {"app/service.py": SERVICE, "app/backup/service.py": SERVICE}
    assert severities(files) == {"app/service.py": Severity.ERROR, "app/backup/service.py": Severity.INFO}
    alone = severities({"app/main.py": SERVICE, "app/backup/service.py": SERVICE})
    assert alone["app/backup/service.py"] > Severity.INFO
