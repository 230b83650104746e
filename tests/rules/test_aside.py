"""What was put aside: by its name, where nothing that runs has any use for it."""

from __future__ import annotations

import pytest
from harness import all_rules, lint_files, rule

from mlaudit.findings import Severity

SERVICE = """
import requests
from fastapi import FastAPI

app = FastAPI()


@app.get("/price")
def price():
    return requests.get("https://prices.example.org/now").json()
"""
SECRET = 'API_KEY = "sk-proj-Zt4Rk29vLmQ81xYcNw73HbJd"\n'


def severities(files: dict[str, str], code: str = "MLA101") -> dict[str, Severity]:
    return {f.location.path: f.severity for f in lint_files(files, [rule(code)]) if f.location is not None}


@pytest.mark.parametrize(
    "path",
    [
        "legacy/service.py",
        "api/0_backups/service.py",
        "archive/2024/service.py",
        "_archived/service.py",
        "backup_20250102/service.py",
        "api/service copy.py",
        "api/service copy 3.py",
        "api/service - Copy.py",
        "api/service.backup_21082025.py",
        "api/service_backup_21082025.py",
        "api/service_old.py",
        "api/service.bak.py",
    ],
)
def test_what_is_put_aside_is_a_note(path):
    assert severities({"service.py": SERVICE, path: SERVICE}) == {"service.py": Severity.ERROR, path: Severity.INFO}


@pytest.mark.parametrize("copy", ["api/service_backup.py", "api/service.backup.py", "api/backup_of_service.py"])
def test_a_backup_beside_what_it_is_one_of_is_a_note(copy):
    found = {"api/service.py": Severity.ERROR, copy: Severity.INFO}
    assert severities({"api/service.py": SERVICE, copy: SERVICE}) == found


@pytest.mark.parametrize(
    "beside",
    [
        {},  # alone it may be what makes backups
        {"service.py": SERVICE},
        {"api/service.py": "def sell(): ...\n"},
        {"api/service.py": SERVICE, "main.py": "from api.service_backup import app\n"},
    ],
)
def test_a_backup_of_nothing_beside_it_or_that_is_imported_is_live(beside):
    assert severities({"api/service_backup.py": SERVICE, **beside})["api/service_backup.py"] is Severity.ERROR


@pytest.mark.parametrize(
    "path",
    [
        "backup/service.py",  # may be what makes the backups
        "api/backup_service.py",
        "api/threshold.py",
        "api/gold/service.py",
        "api/archiver/service.py",
        "api/photocopy.py",
    ],
)
def test_other_names_are_live(path):
    assert severities({path: SERVICE}) == {path: Severity.ERROR}


def test_what_is_imported_is_live():
    files = {"legacy/__init__.py": "", "legacy/service.py": SERVICE, "main.py": "from legacy.service import app\n"}
    assert severities(files) == {"legacy/service.py": Severity.ERROR}


def test_what_only_others_of_its_kind_or_tests_import_is_not():
    files = {
        "legacy/__init__.py": "",
        "legacy/service.py": SERVICE,
        "legacy/run.py": "from legacy.service import app\n",
        "tests/test_service.py": "from legacy.service import app\n",
    }
    assert severities(files) == {"legacy/service.py": Severity.INFO}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Dockerfile", 'FROM python:3.12\nCOPY legacy/ legacy/\nCMD ["python", "legacy/service.py"]\n'),
        ("compose.yaml", "services:\n  old:\n    command: uvicorn legacy.service:app\n"),
        ("Makefile", "serve:\n\tuvicorn legacy.service:app\n"),
        ("legacy/Dockerfile", 'FROM python:3.12\nCMD ["uvicorn", "service:app"]\n'),
    ],
)
def test_what_is_started_is_live(name, text):
    assert severities({"legacy/service.py": SERVICE, name: text}) == {"legacy/service.py": Severity.ERROR}


@pytest.mark.parametrize("folder", ["third_party", "thirdparty", "app/vendored"])
def test_settings_that_name_a_folder_of_others_start_nothing_of_it(folder):
    other = f"{folder}/part/service.py"
    named = {"setup.cfg": f"[flake8]\nexclude = {folder}/\n", "Dockerfile": f"COPY {folder}/ /srv/{folder}/\n"}
    assert severities({"service.py": SERVICE, other: SERVICE, **named})[other] == Severity.INFO
    started = {"Dockerfile": f"COPY . /srv\nCMD python {other}\n"}
    assert severities({"service.py": SERVICE, other: SERVICE, **started})[other] == Severity.ERROR


def test_settings_that_leave_a_folder_out_start_nothing_of_it():
    files = {"service.py": SERVICE, "archive/service.py": SERVICE}
    left = {".github/codeql.yml": "name: scan\npaths-ignore:\n  - archive/**\n  - docs/**\n"}
    assert severities({**files, **left})["archive/service.py"] == Severity.INFO
    assert (
        severities({**files, "setup.cfg": "[flake8]\nexclude = archive/, docs/\n"})["archive/service.py"]
        == Severity.INFO
    )
    kept = {"Makefile": "exclude = docs/\n\nserve:\n\tcd archive/ && python service.py\n"}
    assert severities({**files, **kept})["archive/service.py"] == Severity.ERROR


def test_an_import_that_would_have_to_look_into_an_archive_uses_nothing_of_it():
    old = {"service.py": SERVICE, "archive/prices/service.py": SERVICE, "archive/prices/__init__.py": ""}
    by_name = {"main.py": "from prices.service import app\n"}
    assert severities({**old, **by_name})["archive/prices/service.py"] == Severity.INFO
    led = {"main.py": "from archive.prices.service import app\n"}
    assert severities({**old, **led})["archive/prices/service.py"] == Severity.ERROR


def test_an_image_in_an_archive_starts_nothing():
    image = 'FROM python:3.12\nCMD ["uvicorn", "service:app"]\n'
    assert severities({"archive/service.py": SERVICE, "archive/Dockerfile": image}) == {
        "archive/service.py": Severity.INFO
    }


def test_a_key_is_one_wherever_it_lies():
    assert severities({"legacy/keys.py": SECRET}, "MLA403") == {"legacy/keys.py": Severity.ERROR}


def test_project_rules_note_too():
    files = {"archive/app.py": SERVICE.replace("requests.get(", "model.predict("), "main.py": "print()\n"}
    found = lint_files(files, all_rules())
    assert all(f.severity is Severity.INFO for f in found if f.location is not None and "archive" in f.location.path)


def test_a_method_that_is_defined_again_is_not_there():
    method = "    def now(self):\n        return requests.get('https://prices.example.org/now').json()\n\n"
    other = method.replace("/now'", "/then'")
    found = lint_files({"prices.py": f"import requests\n\n\nclass Prices:\n{method}{other}"}, [rule("MLA101")])
    assert [f.location.line for f in found if f.location is not None] == [9]


def test_one_that_is_decorated_is():
    method = "    @PLACE\n    def now(self):\n        return requests.get('https://prices.example.org/now').json()\n\n"
    text = "import requests\n\n\nclass Prices:\n" + method.replace("PLACE", "property")
    found = lint_files({"prices.py": text + method.replace("PLACE", "now.setter")}, [rule("MLA101")])
    assert len(found) == 2


IMAGE = 'FROM python:3.12\nCOPY . .\nCMD ["uvicorn", "app.main:app", "--host", "0.0.0.0"]\n'


def test_an_app_beside_the_one_that_is_started_is_a_note():
    files = {"app/__init__.py": "", "app/main.py": SERVICE, "app/second.py": SERVICE, "Dockerfile": IMAGE}
    assert severities(files) == {"app/main.py": Severity.ERROR, "app/second.py": Severity.INFO}


def test_so_is_what_it_alone_imports():
    parts = "import requests\n\n\ndef price():\n    return requests.get('https://prices.example.org').json()\n"
    files = {
        "app/__init__.py": "",
        "app/main.py": f"from app.shared import price as now\n{SERVICE}",
        "app/second.py": f"from app.parts import price\nfrom app.shared import price as now\n{SERVICE}",
        "app/parts.py": parts,
        "app/shared.py": parts,
        "Dockerfile": IMAGE,
    }
    aside = {f.location.path for f in lint_files(files, [rule("MLA101")]) if f.location and f.context == "put aside"}
    assert aside == {"app/second.py", "app/parts.py"}


@pytest.mark.parametrize(
    "more",
    [
        {"Makefile": "second:\n\tuvicorn app.second:app --port 8001\n"},
        {"compose.yaml": "services:\n  second:\n    build: .\n    command: uvicorn app.second:app\n"},
        {"start.sh": "exec python app/second.py\n"},
        {"Dockerfile.second": IMAGE.replace("app.main", "app.second")},
        {"app/main.py": f"from app.second import app as second\n{SERVICE}"},
        {"Dockerfile": "FROM python:3.12\nCOPY . .\nCMD ./start.sh\n"},
    ],
)
def test_what_may_be_started_is_not(more):
    files = {"app/__init__.py": "", "app/main.py": SERVICE, "app/second.py": SERVICE, "Dockerfile": IMAGE, **more}
    assert severities(files)["app/second.py"] is Severity.ERROR


def test_a_service_in_a_folder_of_its_own_is_started_elsewhere():
    files = {"app/__init__.py": "", "app/main.py": SERVICE, "telemetry/service.py": SERVICE, "Dockerfile": IMAGE}
    assert severities(files)["telemetry/service.py"] is Severity.ERROR


PACKAGE = {"shop/__init__.py": "", "shop/prices.py": "", "pyproject.toml": "[project]\nname = 'shop'\n"}


@pytest.mark.parametrize("path", ["examples/service.py", "benchmarks/load/service.py", "docs/snippets/service.py"])
def test_examples_of_something_else_are_notes(path):
    assert severities({**PACKAGE, path: SERVICE}) == {path: Severity.INFO}


@pytest.mark.parametrize(
    "files",
    [
        {"examples/service.py": SERVICE},  # nothing else is there
        {**PACKAGE, "examples/service.py": SERVICE, "Dockerfile": "CMD uvicorn examples.service:app\n"},
        {**PACKAGE, "examples/service.py": SERVICE, "shop/run.py": "from examples.service import app\n"},
        {**PACKAGE, "demo/service.py": SERVICE},  # may well be what is released
    ],
)
def test_what_is_released_is_no_example(files):
    assert min(severities(files).values()) > Severity.INFO


def test_a_pipeline_that_runs_an_example_releases_none():
    flow = {".github/workflows/ci.yml": "jobs:\n  a:\n    steps:\n      - run: python examples/service.py\n"}
    assert severities({**PACKAGE, **flow, "examples/service.py": SERVICE}) == {"examples/service.py": Severity.INFO}


SHADOWED = {"app/__init__.py": "", "app/main.py": SERVICE, "app.py": f"from engine import price\n{SERVICE}"}


def test_a_module_that_a_package_hides_is_a_note_and_so_is_what_it_alone_imports():
    engine = "import requests\n\n\ndef price():\n    return requests.get('https://prices.example.org').json()\n"
    files = {**SHADOWED, "engine.py": engine, "viewer/app.py": SERVICE, "viewer/Dockerfile": "CMD python app.py\n"}
    aside = {f.location.path for f in lint_files(files, [rule("MLA101")]) if f.location and f.context == "put aside"}
    assert aside == {"app.py", "engine.py"}


@pytest.mark.parametrize(
    "more",
    [
        {"Dockerfile": "FROM python:3.12\nCOPY . .\nCMD python app.py\n"},
        {"compose.yaml": "services:\n  old:\n    command: python /srv/app.py\n"},
        {"README.md": "Start it with `python app.py`.\n"},
    ],
)
def test_unless_it_is_started_by_its_file(more):
    assert severities({**SHADOWED, **more})["app.py"] is Severity.ERROR


def test_a_module_beside_a_plain_folder_is_the_one_that_is_imported():
    assert severities({"app.py": SERVICE, "app/parts.py": SERVICE})["app.py"] is Severity.ERROR


def test_a_template_is_a_note_beside_what_makes_projects_of_it():
    path = "shop/templates/basic/{{cookiecutter.name}}/app.py"
    assert severities({**PACKAGE, path: SERVICE}) == {path: Severity.INFO}
    assert severities({"{{cookiecutter.name}}/app.py": SERVICE}) == {"{{cookiecutter.name}}/app.py": Severity.ERROR}


TRAINING = """
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split


def train(x, y):
    a, b, c, d = train_test_split(x, y)
    return LogisticRegression(solver="saga").fit(a, c).score(b, d)


train([[1]], [1])
"""


def test_what_was_tried_before_it_was_done_elsewhere_is_a_note():
    tried = {"model/experiments/forest.py": TRAINING}
    (alone,) = severities(tried, "MLA501").values()
    both = severities({**tried, "model/train.py": TRAINING}, "MLA501")
    assert alone > Severity.INFO
    assert both == {"model/experiments/forest.py": Severity.INFO, "model/train.py": alone}


@pytest.mark.parametrize(
    ("named", "started"),
    [
        ("COPY ./examples/ /srv", ("bots/run.py", "bots/parts.py", "prices.py")),
        ("COPY ./examples/bots /srv", ("bots/run.py", "bots/parts.py")),
        ("CMD examples/bots/start.sh", ("bots/run.py", "bots/parts.py")),
        ("CMD python examples/bots/run.py", ("bots/run.py", "bots/parts.py")),
        ("CMD python examples/bots/parts.py", ("bots/parts.py",)),
        ("COPY ./shop /srv", ()),
    ],
)
def test_an_image_starts_the_examples_that_it_names(named, started):
    script = "import requests\n\nprint(requests.get('https://prices.example.org/now').json())\n"
    files = {"bots/run.py": f"import examples.bots.parts\n{script}", "bots/parts.py": script, "prices.py": script}
    beside = {"Dockerfile": f"{named}\n"} | {f"examples/{name}": text for name, text in files.items()}
    found = lint_files(PACKAGE | beside, [rule("MLA101")])
    aside = {f.location.path.removeprefix("examples/") for f in found if f.location and f.context == "put aside"}
    assert aside == files.keys() - {*started}


def test_a_composition_starts_the_examples_whose_images_it_builds():
    script = "import requests\n\nprint(requests.get('https://prices.example.org/now').json())\n"
    compose = "services:\n  bots:\n    build:\n      context: .\n      dockerfile: examples/bots/Dockerfile\n"
    files = {"docker-compose.yml": compose, "examples/bots/run.py": script, "examples/prices.py": script}
    found = {f.location.path: f.context for f in lint_files(PACKAGE | files, [rule("MLA101")]) if f.location}
    assert found["examples/prices.py"] == "put aside"
    assert found["examples/bots/run.py"] != "put aside"


ROUTER = """
import requests
from fastapi import APIRouter

from app.prices import now

router = APIRouter()


@router.get("/price")
def price():
    return requests.get("https://prices.example.org/now").json(), now()
"""
MAIN = """
from fastapi import FastAPI
{imports}
app = FastAPI()
{includes}
"""
PRICES = """
import requests


def now():
    try:
        return requests.get("https://prices.example.org/now", timeout=5).json()
    except Exception:
        return {}
"""


@pytest.mark.parametrize(
    ("imports", "includes", "package"),
    [
        ("", "", ""),
        ("from app.prices_of import old", "", ""),  # another module of another name
        ("from app.models import Price", "", "from .price import router"),  # its own package alone imports it
    ],
)
def test_a_router_that_no_app_includes(imports, includes, package):
    files = {
        "app/main.py": MAIN.format(imports=imports, includes=includes),
        "app/routers/__init__.py": package,
        "app/routers/price.py": ROUTER,
        "app/prices.py": PRICES,
    }
    assert set(severities(files).values()) <= {Severity.INFO}
    assert severities(files, "MLA109") == {"app/prices.py": Severity.INFO}


@pytest.mark.parametrize(
    ("imports", "includes", "package"),
    [
        ("from app.routers import price", "app.include_router(price.router)", ""),
        ("from app.routers import router", "app.include_router(router)", "from .price import router"),
        ("from app import routers", "app.include_router(routers.router)", "from .price import router"),
    ],
)
def test_a_router_that_an_app_includes(imports, includes, package):
    files = {
        "app/main.py": MAIN.format(imports=imports, includes=includes),
        "app/routers/__init__.py": package,
        "app/routers/price.py": ROUTER,
        "app/prices.py": PRICES,
    }
    assert severities(files) == {"app/routers/price.py": Severity.ERROR}
    assert severities(files, "MLA109")["app/prices.py"] > Severity.INFO


def test_a_router_whose_app_is_not_here():
    files = {
        "shop/main.py": MAIN.format(imports="", includes=""),
        "app/routers/price.py": ROUTER,
        "app/prices.py": PRICES,
    }
    assert severities(files, "MLA109")["app/prices.py"] > Severity.INFO
