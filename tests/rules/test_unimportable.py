"""Modules that ask for a module of the project that is not there: nothing can run what is in them."""

from __future__ import annotations

import pytest
from harness import lint_files, rule

from mlaudit.findings import Severity

CALL = "\n\ndef price(item):\n    return requests.get('https://prices.example.org', params={'item': item}).json()\n"
ROOM = {
    "shop/__init__.py": "",
    "shop/rooms.py": "import shop.rates\n",
    "shop/rates.py": "RATES = {}\n",
    "shop/rows.py": "RATES = {}\n",
    "shop/run.py": "from shop.rooms import shop\nfrom shop.rows import RATES\n",
    "README.md": "A shop.\n",
}


def of(imports: str, **more: str) -> Severity | None:
    """How grave a call without a bound is in a module that begins with these imports; None where nothing is found."""
    files = {**ROOM, **{path.replace("__", "/"): text for path, text in more.items()}}
    files["shop/prices.py"] = f"import requests\n{imports}\n{CALL}"
    found = [f for f in lint_files(files, [rule("MLA101")]) if f.location is not None]
    return next((f.severity for f in found if f.location.path == "shop/prices.py"), None)


@pytest.mark.parametrize(
    "imports",
    [
        "from shop.tariffs import Tariff",
        "import shop.tariffs",
        "from .tariffs import Tariff",
        "from shop.tariffs.weekly import Tariff",
        "try:\n    from shop.tariffs import Tariff\nexcept ImportError as error:\n    raise SystemExit(1) from error",
    ],
)
def test_what_cannot_be_imported_is_a_note(imports):
    assert of(imports) is Severity.INFO


@pytest.mark.parametrize(
    "imports",
    [
        "from shop.rates import RATES",
        "from shop import tariffs",  # the package may put it there
        "from store.tariffs import Tariff",  # a library
        "try:\n    from shop.tariffs import Tariff\nexcept ImportError:\n    Tariff = None",
        "if TYPE_CHECKING:\n    from shop.tariffs import Tariff",
        "def later():\n    from shop.tariffs import Tariff",
        "from shop.tariffs_pb2 import Tariff",
        "from shop._version import version",
        "from shop.generated.tariffs import Tariff",
    ],
)
def test_what_may_be_there_is_not(imports):
    assert of(imports) is Severity.WARNING


@pytest.mark.parametrize(
    "more",
    [
        {"shop__tariffs.pyx": "cdef int x\n"},
        {"shop__tariffs.cpython-312-x86_64-linux-gnu.so": ""},
        {"shop__tariffs__weekly.py": "class Tariff: ...\n"},
        {"lib__shop__tariffs.py": "class Tariff: ...\n"},  # which an image may put beside it
        {".gitignore": "tariffs.py\n"},
        {".gitignore": "shop/tar*\n"},
        {".gitmodules": '[submodule "t"]\n\tpath = shop/tariffs\n'},
        {"Dockerfile": "FROM python:3.12\nCOPY --from=tariffs /out shop/tariffs\n"},
        {"requirements.txt": "shop>=2\n"},
        {"shop__run.py": "import sys\nsys.path.insert(0, '/opt/elsewhere')\nimport shop.prices\n"},
    ],
)
def test_nor_what_is_found_or_made_elsewhere(more):
    assert of("from shop.tariffs import Tariff", **more) is Severity.WARNING


def test_neither_can_what_asks_for_it_nor_does_anything_else_run_its_parts():
    files = {
        **ROOM,
        "shop/prices.py": "from shop.tariffs import Tariff\nfrom shop.fetch import price\n",
        "shop/fetch.py": f"import requests\n{CALL}",
        "shop/more.py": f"import requests\nimport shop.prices\n{CALL}",
        "shop/other.py": f"import requests\n{CALL}",
    }
    found = {f.location.path: f.severity for f in lint_files(files, [rule("MLA101")]) if f.location is not None}
    assert found == {
        "shop/fetch.py": Severity.INFO,
        "shop/more.py": Severity.INFO,
        "shop/other.py": Severity.WARNING,
    }


def test_a_folder_of_jobs_is_not_the_library_of_its_name():
    files = {
        "README.md": "Jobs.\n",
        "airflow/jobs/rates.py": f"import requests\nfrom airflow.operators.python import PythonOperator\n{CALL}",
        "airflow/jobs/rows.py": "from airflow.jobs.rates import price\nfrom airflow.hooks.base import BaseHook\n",
    }
    found = lint_files(files, [rule("MLA101")])
    assert [f.severity for f in found] == [Severity.WARNING]


def test_a_project_of_which_little_would_be_left_runs_somehow():
    files = {
        "README.md": "A shop.\n",
        "shop/prices.py": f"import requests\nfrom shop.tariffs import Tariff\nfrom shop.rows import ROWS\n{CALL}",
        "shop/rows.py": "ROWS = []\n",
        "shop/run.py": "import shop.prices\nimport shop.rows\n",
    }
    assert [f.severity for f in lint_files(files, [rule("MLA101")])] == [Severity.WARNING]
