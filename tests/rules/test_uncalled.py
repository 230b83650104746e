"""Functions of an application that nothing calls: what is found in them is a note."""

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
    return {}
"""
HELPER = """
import requests


def fetch(url):
    try:
        return requests.get(url, timeout=2).json()
    except Exception:
        return []
"""
METHOD = """
import requests


class Prices:
    def fetch(self, url):
        try:
            return requests.get(url, timeout=2).json()
        except Exception:
            return []
"""
PAGE = """
import os

import gradio as gr


def settle(seed):
    os.environ["PYTHONHASHSEED"] = str(seed)


# settle(42)
with gr.Blocks() as page:
    gr.Number(label="seed")

page.launch()
"""
HANDED = """

with gr.Blocks() as page:
    gr.Button("fetch").click(fetch)

page.launch()
"""
MADE = "from prices import Prices\n\nrun(Prices())\n"
FEEDS = """
from typing import Protocol
from prices import Prices


class Feed(Protocol):
    def fetch(self, url): ...


def run(feed: Feed):
    return feed.fetch("a")


run(Prices())
"""
ROOT = {"service.py": SERVICE, "requirements.txt": "fastapi\n"}


def severity(files: dict[str, str], path: str = "prices.py", code: str = "MLA109") -> Severity:
    (found,) = [f for f in lint_files({**ROOT, **files}, [rule(code)]) if f.location and f.location.path == path]
    return found.severity


@pytest.mark.parametrize(
    "files",
    [
        {"prices.py": HELPER},
        {"prices.py": METHOD},
        {"prices.py": HELPER, "tests/test_prices.py": "from prices import fetch\n\n\ndef test():\n    fetch('a')\n"},
        {"prices.py": HELPER + "\n\ndef fetch_all(names):\n    return [fetch(each) for each in names]\n"},
        {"prices.py": HELPER.replace("return requests", "fetch(url)\n        return requests")},
        {"prices.py": HELPER.replace("def fetch", "from functools import cache\n\n\n@cache\ndef fetch")},
        {
            "prices.py": METHOD,
            "rates.py": "class Rates:\n    def fetch(self, name):\n        return 1\n\n\nRates().fetch('a')\n",
        },
        {"prices.py": HELPER, "jobs.py": "import prices\n\n# prices.fetch('a')\nJOBS = []  # or [prices.fetch]\n"},
        {"prices.py": "import gradio\n" + METHOD.replace("self, url", "self, url, told=gradio.Progress()")},
        {
            "prices.py": METHOD,
            "jobs.py": "from prices import (\n    Prices,\n)\n\n\ndef run(it):\n    it.fetch('a')\n\n\nrun(1)\n",
        },
        {"prices.py": HELPER, "__init__.py": "from .prices import fetch\n\n__all__ = ['fetch']\n"},
        {"prices.py": HELPER, "jobs.py": 'def run():\n    """Does what `fetch` did."""\n\n\nrun()\n'},
    ],
    ids=[
        *("function", "method", "tests only", "called by the uncalled", "itself", "cached", "another of that name"),
        *("commented out", "beside a page", "never made", "imported", "told of"),
    ],
)
def test_what_nobody_calls_is_a_note(files):
    assert severity(files) == Severity.INFO


@pytest.mark.parametrize(
    "files",
    [
        {"prices.py": HELPER, "jobs.py": "from prices import fetch\n\nfetch('a')\n"},
        {"prices.py": HELPER, "jobs.py": "import prices\n\nJOBS = [prices.fetch]\n"},
        {"prices.py": HELPER, "jobs.py": "JOB = 'prices.fetch'\n"},
        {"prices.py": HELPER, "jobs.py": "JOB = '#' + 'prices.fetch'\n"},
        {"prices.py": HELPER.replace("import requests", "import gradio as gr\nimport requests") + HANDED},
        {"prices.py": HELPER, "Dockerfile": 'FROM python\nCMD ["python", "-c", "import prices; prices.fetch(1)"]\n'},
        {"prices.py": HELPER.replace("def fetch", "import jobs\n\n\n@jobs.nightly\ndef fetch")},
        {"prices.py": METHOD.replace("class Prices", "from feeds import Feed\n\n\nclass Prices(Feed)")},
        {"prices.py": METHOD, "__init__.py": "from .prices import Prices\n", "setup.py": "setup()\n"},
        {"prices.py": METHOD, "jobs.py": "def run(anything):\n    anything.fetch('a')\n\n\n" + MADE},
        {
            "prices.py": METHOD,
            "jobs.py": "import prices\n\nJOBS = {each: getattr(prices, each)() for each in NAMES}\nJOBS['a'].fetch('a')\n",
        },
        {"prices.py": HELPER, "jobs.py": "from prices import fetch as ask\n\nask('a')\n"},
        {"prices.py": HELPER, "jobs.py": 'JOB = """\nfetch\n"""\n'},
        {"prices.py": METHOD, "feeds.py": FEEDS},
    ],
    ids=[
        "called",
        "handed on",
        "by name",
        "behind a sign",
        "by a page",
        "by an image",
        "registered",
        "a framework's",
        "given out",
        "whoever's",
        "found by a name",
        "by another name",
        "in a long text",
        "as what is declared",
    ],
)
def test_what_may_be_called_keeps_its_severity(files):
    assert severity(files) > Severity.INFO


def test_a_page_calls_what_it_hands_over():
    assert severity({"page.py": PAGE}, "page.py", "MLA902") == Severity.INFO
    handed = PAGE.replace('label="seed")', 'label="seed").change(settle)')
    assert severity({"page.py": handed}, "page.py", "MLA902") > Severity.INFO


def test_a_library_is_called_by_others():
    files = {"prices.py": HELPER, "requirements.txt": "requests\n"}
    (found,) = lint_files(files, [rule("MLA109")])
    assert found.severity > Severity.INFO


def test_a_key_is_a_key_whoever_calls():
    key = 'def connect():\n    API_KEY = "sk-proj-Zt4Rk29vLmQ81xYcNw73HbJd"\n    return API_KEY\n'
    assert severity({"prices.py": key}, code="MLA403") > Severity.INFO


MIDDLEWARE = (
    HELPER.replace("import requests", "import requests\nfrom starlette.middleware.base import BaseHTTPMiddleware")
    + """

class Counted(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        self._note(request)
        return await call_next(request)

    def _note(self, request):
        return fetch(request.url.path)
"""
)
ADDED = "from prices import Counted\n\n\ndef set_up(app):\n    app.add_middleware(Counted)\n"


CHOSEN = "from options import options\n\nWANTED = {each: getattr(options, each) for each in NAMES}\n"


@pytest.mark.parametrize("more", [{}, {"wiring.py": ADDED}, {"options.py": "options = read()\n", "jobs.py": CHOSEN}])
def test_a_middleware_that_nothing_adds_runs_for_nobody(more):
    assert severity({"prices.py": MIDDLEWARE, **more}) == Severity.INFO


@pytest.mark.parametrize(
    "more",
    [
        {"wiring.py": ADDED, "main.py": "from service import app\nfrom wiring import set_up\n\nset_up(app)\n"},
        {"main.py": "from prices import Counted\nfrom service import app\n\napp.add_middleware(Counted)\n"},
        {"settings.py": "MIDDLEWARE = ['prices.Counted']\n"},
        {"jobs.py": "import prices\n\nMIDDLEWARE = [getattr(prices, each) for each in NAMES]\n"},
    ],
)
def test_a_middleware_that_is_added_runs(more):
    assert severity({"prices.py": MIDDLEWARE, **more}) != Severity.INFO
