# seen in: SumitRathor002/LLM-FastAPI src/app/core/llm/utils.py@a2f9adfc08f40970357659861864e04c66b9efd5
import requests
from helpers import with_limits


def ask(url, mock=False):
    options = {"allow_redirects": False}
    if mock:
        options["headers"] = {"x-mock": "1"}
    options.setdefault("params", {})["v"] = 2
    options.update(stream=True)
    return requests.get(url, **options)  # expect: MLA101


def bounded(url):
    options = {}
    options["timeout"] = 5
    return requests.get(url, **options)  # ok: given where the options are made


def prepared(url):
    options = {}
    with_limits(options)
    return requests.get(url, **options)  # ok: another function may have set it


def merged(url, more):
    options = {}
    options.update(more)
    return requests.get(url, **options)  # ok: unknown
