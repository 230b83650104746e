"""Names are resolved, not matched."""

import ast

import pytest

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import FileContext
from mlaudit.code.source import SourceFile


def context(text: str, path: str = "pkg/app.py") -> FileContext:
    return FileContext(SourceFile(path, text.encode()))


def last_call(file: FileContext) -> ast.Call:
    return max(file.tree.of(ast.Call), key=lambda call: (call.lineno, -call.col_offset))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import numpy as np\nnp.linalg.norm(1)", "numpy.linalg.norm"),
        ("from torch import load as restore\nrestore(1)", "torch.load"),
        ("import os.path\nos.path.join('a')", "os.path.join"),
        ("from .tools import clean\nclean(1)", "pkg.tools.clean"),
        ("from ..tools import clean\nclean(1)", "tools.clean"),
        ("import requests\ns = requests.Session()\ns.get(1)", "requests.Session().get"),
        ("import httpx\nwith httpx.Client() as c:\n    c.get(1)", "httpx.Client().get"),
        (
            "import httpx\nasync def f():\n    async with httpx.AsyncClient() as c:\n        await c.get(1)",
            "httpx.AsyncClient().get",
        ),
        ("import httpx\ndef f(c: httpx.Client):\n    c.get(1)", "httpx.Client().get"),
        ("import httpx\ndef f(c: httpx.Client | None = None):\n    c.get(1)", "httpx.Client().get"),
        ("import httpx\nfrom typing import Optional\ndef f(c: Optional[httpx.Client]):\n    c.get(1)", "httpx.Client().get"),
        ("import httpx\nfrom typing import Annotated\nC = Annotated[httpx.Client, 1]\ndef f(c: C):\n    c.get(1)",
         "httpx.Client().get"),
        ("import httpx\ndef f(c: 'httpx.Client'):\n    c.get(1)", "httpx.Client().get"),
        (
            "from openai import OpenAI\nclass A:\n    def __init__(self):\n        self.c = OpenAI()\n"
            "    def f(self):\n        self.c.chat.completions.create(1)",
            "openai.OpenAI().chat.completions.create",
        ),
        ("from openai import OpenAI\nclient = None\nclient = OpenAI()\ndef f():\n    client.embed(1)", "openai.OpenAI().embed"),
        ("import functools, requests\nget = functools.partial(requests.get, timeout=3)\nget(1)", "requests.get"),
        ("def clean(x):\n    return x\nclean(1)", "pkg.app.clean"),
        ("class A:\n    def f(self):\n        self.g(1)\n    def g(self, x):\n        pass", "pkg.app.A().g"),
        ("import argparse\ndef a():\n    p = argparse.ArgumentParser()\n    return p.parse_args()\na().path(1)",
         "argparse.ArgumentParser().parse_args().path"),
        ("print(1)", "builtins.print"),
        ("unknown(1)", None),
        ("def f(x):\n    x.get(1)", None),
        ("import a, b\nx = a.A()\nif y:\n    x = b.B()\nx.get(1)", None),
        ("try:\n    import json5 as json\nexcept ImportError:\n    json = None\njson.loads(1)", "json5.loads"),
    ],
)  # fmt: skip
def test_what_is_called(text: str, expected: str | None) -> None:
    file = context(text)
    assert file.call_name(last_call(file)) == expected


def test_the_last_binding_before_the_use_counts() -> None:
    file = context("import a, b\nx = a.A()\nx.one()\nx = b.B()\nx.two()")
    names = [file.call_name(call) for call in file.tree.of(ast.Call)]
    assert "a.A().one" in names
    assert "b.B().two" in names


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("'a' + 'b'", "ab"),
        ("60 * 2", 120),
        ("-3", -3),
        ("(1, 2)", (1, 2)),
        ("Path('models') / NAME", "models/net.pt"),
        ("os.path.join('models', NAME)", "models/net.pt"),
        ("f'models/{NAME}'", "models/net.pt"),
        ("os.environ['X']", UNKNOWN),
        ("1 / 0", UNKNOWN),
    ],
)
def test_constants(expression: str, expected: object) -> None:
    file = context(f"import os\nfrom pathlib import Path\nNAME = 'net.pt'\nvalue = {expression}\n")
    assignment = file.tree.of(ast.Assign)[-1]
    assert file.constant(assignment.value) == expected


def test_unpacked_keywords_are_looked_into_and_otherwise_unknown() -> None:
    file = context(
        "import requests\n"
        "options = {'timeout': 3}\n"
        "requests.get('u', **options)\n"
        "requests.get('u', **other)\n"
        "requests.get('u', **{'headers': {}})\n"
    )
    found = [file.keyword_maybe(call, "timeout") for call in file.tree.of(ast.Call)]
    assert isinstance(found[0], ast.Constant)
    assert found[1] is UNKNOWN
    assert found[2] is None


def test_a_dict_that_grows_later_is_unknown() -> None:
    file = context("import requests\no = {}\no['timeout'] = 3\nrequests.get('u', **o)")
    assert file.keyword_maybe(file.tree.of(ast.Call)[-1], "timeout") is UNKNOWN


def test_decorators_and_defaults_belong_to_the_outer_scope() -> None:
    file = context("x = 1\n@deco(x)\ndef f(y=x):\n    x = 2\n    return x\n")
    call = file.tree.of(ast.Call)[0]
    assert file.scope_of(call).qualname == ""
    assert file.qualname_of(file.tree.of(ast.Return)[0]) == "f"


@pytest.mark.parametrize(
    "text",
    [
        "kept = {}\ndef start():\n    kept['c'] = httpx.Client()\ndef f():\n    kept['c'].get(1)",
        "kept = {}\ndef start():\n    kept['c'] = httpx.Client()\ndef f():\n    kept.get('c').get(1)",
        "kept = {'c': httpx.Client(), 'n': 3}\ndef f():\n    kept['c'].get(1)",
        "kept = {name: httpx.Client() for name in names}\ndef f(name):\n    kept[name].get(1)",
        "kept: dict[str, object] = {}\ndef f(name):\n    kept[name] = httpx.Client()\n    kept[name].get(1)",
        "class S:\n    pass\ns = S()\ndef start():\n    s.c = httpx.Client()\ndef f():\n    s.c.get(1)",
        "class S:\n    def start(self):\n        self.c = httpx.Client()\ns = S()\ndef f():\n    s.c.get(1)",
        "class S:\n    c = None\ndef start():\n    S.c = httpx.Client()\ndef f():\n    S.c.get(1)",
        "class S:\n    def __init__(self):\n        self.kept = {}\n        self.kept['c'] = httpx.Client()\n"
        "    def f(self):\n        self.kept['c'].get(1)",
        "async def life(app):\n    app.state.c = httpx.Client()\n    yield\n    app.state.c = None\n"
        "def f(request):\n    request.app.state.c.get(1)",
        "async def life(app):\n    app.state.c = httpx.Client()\ndef f(request):\n"
        "    getattr(request.app.state, 'c', None).get(1)",
        "def build():\n    kept = {}\n    kept['c'] = httpx.Client()\n    def f():\n        kept['c'].get(1)",
    ],
)
def test_what_a_dict_or_an_object_holds_is_known_by_what_is_put_there(text: str) -> None:
    file = context(f"import httpx\n{text}")
    assert "httpx.Client().get" in {file.call_name(call) for call in file.tree.of(ast.Call)}


@pytest.mark.parametrize(
    "text",
    [
        "kept = {}\ndef start():\n    kept['c'] = httpx.Client()\n    kept['c'] = other()\ndef f():\n    kept['c'].get(1)",
        "kept = {}\nmore = {}\ndef start():\n    kept['c'] = httpx.Client()\ndef f():\n    more['c'].get(1)",
        "def start(kept):\n    kept['c'] = httpx.Client()\ndef f(kept):\n    kept['c'].get(1)",
        "import pandas as pd\nkept = pd.DataFrame()\nkept['c'] = httpx.Client()\nkept['c'].get(1)",
        "kept = {'c': httpx.Client(), 'n': 3}\ndef f(name):\n    kept[name].get(1)",
    ],
)
def test_what_may_hold_something_else_is_unknown(text: str) -> None:
    file = context(f"import httpx\n{text}")
    assert "httpx.Client().get" not in {file.call_name(call) for call in file.tree.of(ast.Call)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def ask(c):\n    c.get(1)\ndef f():\n    ask(httpx.Client())", "httpx.Client().get"),
        ("def ask(url, c=None):\n    c.get(url)\nk = httpx.Client()\ndef f():\n    ask(1, c=k)", "httpx.Client().get"),
        ("class S:\n    def f(self):\n        self.ask(httpx.Client())\n    def ask(self, c):\n        c.get(1)",
         "httpx.Client().get"),
        ("def ask(c):\n    c.get(1)\ndef f(x):\n    ask(httpx.Client())\n    ask(x)", None),
        ("@task\ndef ask(c):\n    c.get(1)\ndef f():\n    ask(httpx.Client())", None),
        ("def ask(c):\n    c.get(1)\ndef f():\n    ask(httpx.Client)", None),
        ("def ask(c):\n    c.get(1)\n    ask(c)", None),
    ],
)  # fmt: skip
def test_what_every_call_hands_to_a_parameter_is_its_type(text: str, expected: str | None) -> None:
    file = context(f"import httpx\n{text}")
    asked = next(call for call in file.tree.of(ast.Call) if ast.unparse(call.func) == "c.get")
    assert file.call_name(asked) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("c: httpx.BaseClient | None = None\ndef f():\n    global c\n    c = httpx.Client()\ndef g():\n    c.get(1)",
         "httpx.Client().get"),
        ("c: httpx.Client | None = None\ndef f():\n    global c\n    c = made()\ndef g():\n    c.get(1)",
         "httpx.Client().get"),
        ("c = None\ndef f():\n    global c\n    c = made()\ndef g():\n    c.get(1)", None),
        ("class S:\n    def __init__(self):\n        self.c: httpx.BaseClient | None = None\n    def load(self):\n"
         "        self.c = httpx.Client()\n    def f(self):\n        self.c.get(1)", "httpx.Client().get"),
        ("class S:\n    def __init__(self):\n        self.c: httpx.Client | None = None\n    def load(self, c):\n"
         "        self.c = c\n    def f(self):\n        self.c.get(1)", "httpx.Client().get"),
        ("def made() -> Any:\n    return httpx.Client\nc = made()(timeout=3)\nc.get(1)", "httpx.Client().get"),
        ("def made() -> int:\n    return httpx.Client\nc = made()(timeout=3)\nc.get(1)", "pkg.app.made()().get"),
    ],
)  # fmt: skip
def test_what_is_none_at_first_is_known_by_what_follows_or_by_its_annotation(text: str, expected: str | None) -> None:
    file = context(f"import httpx\nfrom typing import Any\n{text}")
    asked = next(call for call in file.tree.of(ast.Call) if ast.unparse(call.func).endswith("c.get"))
    assert file.call_name(asked) == expected
