"""No input crashes or hangs the reader: what cannot be read is said, and every rule lives through every program."""

from __future__ import annotations

import ast
import codecs
import copy
import functools
import json
import os
import random
import re
import textwrap
import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, reject, settings
from hypothesis import strategies as st

from mlaudit import packs
from mlaudit.code import discover, reading, run
from mlaudit.code.engine import Engine
from mlaudit.code.facts import FileFacts
from mlaudit.code.project import ProjectView
from mlaudit.code.reduce import reduce
from mlaudit.code.source import MAX_BYTES
from mlaudit.config import Project, Settings
from mlaudit.errors import UsageError
from mlaudit.findings import LintResult

CORPUS = Path(__file__).parents[1] / "corpus"
BAD = "import pickle, sys\nmodel = pickle.load(open(sys.argv[1], 'rb'))\n"
SERVICE = """\
import joblib, pickle, requests, torch
from fastapi import FastAPI
app = FastAPI()
model = joblib.load("model.pkl")
"""

RULES = packs.load_rules(Settings(), Path.cwd())
ENGINE = Engine(RULES)
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def judged(**files: bytes) -> list[str]:
    """Codes of the problems after all rules have read and judged these files, named as modules."""
    return judged_files({f"{name}.py": data for name, data in files.items()})


def judged_files(files: dict[str, bytes]) -> list[str]:
    facts = [ENGINE.facts(path, data, force=True) for path, data in files.items()]
    view = ProjectView(facts, (), Path(__file__).parent)
    _, problems = reduce(view, RULES, frozenset(files), Settings())
    assert not [p.message for p in problems if p.code == "MLA002"]
    return [problem.code for problem in problems]


def lint(top: Path, **options) -> LintResult:
    result = run.lint([top], Project(root=top, settings=Settings()), cache=False, **options)
    assert not [p.message for p in result.problems if p.code == "MLA002"]
    return result


@MANY
@given(st.binary(max_size=400))
@example(b"\x00")
@example(b"x = 1\x00")
@example(b"# coding: nothing\nimport pickle\n")
@example(b"# coding: utf-16\nimport pickle\n")
@example(b"# coding: idna\nimport pickle\n")
@example(b"# coding: hex\nimport pickle\n")
@example(b"# coding: undefined\nimport pickle\n")
@example(b"# coding: raw_unicode_escape\nimport pickle\nx = '\\ud800'\n")
@example(b"\xef\xbb\xbf# coding: latin-1\n")
def test_random_bytes(data: bytes) -> None:
    assert isinstance(ENGINE.facts("a.py", data, force=True), FileFacts)
    assert isinstance(ENGINE.facts("a.ipynb", data, force=True), FileFacts)
    assert isinstance(ENGINE.facts("a.py", BAD.encode() + data, force=True), FileFacts)


@MANY
@given(st.text(max_size=200), st.sampled_from(["utf-8", "utf-16", "utf-32", "latin-1", "cp1252", "koi8-r", "utf-7"]))
def test_text_in_any_encoding(text: str, encoding: str) -> None:
    written = f"# coding: {encoding}\n# {text}\n{BAD}".encode(encoding, "replace")
    judged(a=written, b=codecs.BOM_UTF8 + written, c=written.replace(b"\n", b"\r"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("feed", ["", "\f"])
def test_line_ends_marks_and_form_feeds_change_no_line(end: str, bom: bytes, feed: str) -> None:
    text = f"{feed}import pickle, sys\n{feed}\ntext = 'ä\u2028ü'\nmodel = pickle.load(open(sys.argv[1], 'rb'))\n"
    facts = ENGINE.facts("a.py", bom + text.replace("\n", end).encode(), force=True)
    assert [c.finding.location.line for c in facts.candidates if c.finding.code == "MLA401"] == [4]


NESTED = {
    "parentheses": lambda n: "x = " + "(" * n + "1" + ")" * n,
    "lists": lambda n: "x = " + "[" * n + "]" * n,
    "dictionaries": lambda n: "x = " + "{1: " * n + "1" + "}" * n,
    "attributes": lambda n: "x = model" + ".predict" * n,
    "method chains": lambda n: "x = model" + ".predict(1)" * n,
    "calls": lambda n: "x = " + "torch.load(" * n + "1" + ")" * n,
    "subscripts": lambda n: "x = df" + "['a']" * n,
    "sums": lambda n: "x = " + " + ".join(["torch.load(y)"] * n),
    "strings": lambda n: "x = " + " + ".join(["'a'"] * n),
    "negations": lambda n: "x = " + "not " * n + "y",
    "minus signs": lambda n: "x = " + "-" * n + "1",
    "conditions": lambda n: "x = " + "1 if model else " * n + "2",
    "lambdas": lambda n: "x = " + "lambda y: " * n + "y",
    "comparisons": lambda n: "x = " + " < ".join(["y"] * (n + 1)),
    "elif chain": lambda n: "if model == 0:\n    pass\n" + "".join(f"elif model == {i}:\n    pass\n" for i in range(n)),
    "assignments": lambda n: (
        "".join(f"x{i} = x{i - 1}\n" for i in range(1, n)) + f"x0 = x{n - 1}\ntorch.load(x{n - 1})"
    ),
    "redefinitions": lambda n: "x = model\n" * n + "torch.load(x)\n" * 50,
    "circle": lambda n: "x = y\ny = x\n" * (n // 2) + "torch.load(x)\nrequests.get(y)",
}


@pytest.mark.parametrize("depth", [90, 1_000, 20_000])
@pytest.mark.parametrize("kind", NESTED)
def test_deep_nesting(kind: str, depth: int) -> None:
    problems = judged(app=f"{SERVICE}{NESTED[kind](depth)}\n".encode())
    assert set(problems) <= {"MLA000", "MLA001"}


DOUBLED = [
    "x + x", "x * x", "x ** x", "x << x", "[x, x]", "(x, x)", "{'a': x, 'b': x}", "[*x, *x]", "{**x, 'b': x}", "f'{x}{x}'",
    "'%s%s' % (x, x)", "'{}{}'.format(x, x)", "''.join([x, x])", "os.path.join(x, x)", "x / x", "x if x else x", "x or x",
    "f(x, x)", "functools.partial(x, x)", "lambda: (x, x)", "x(x)", "x[x]", "np.concatenate([x, x])", "pd.concat([x, x])",
    "Pipeline([('a', x), ('b', x)])", "T.Compose([x, x])", "torch.load(x + x)", "df.merge(x, x)", "zip(x, x)",
    "model.predict(x) + model.predict(x)", "[x for x in x for x in x]", "str(x) + str(x)", "x.append(x)", "x and x",
]  # fmt: skip


@pytest.mark.parametrize(
    "start", ["'a'", "0xffff", "[1]", "{'a': 1}", "pd.read_csv('a.csv')", "nothing", "1.5", "(1, 'b')"]
)
@pytest.mark.parametrize("doubled", DOUBLED)
def test_values_that_double_with_each_line(doubled: str, start: str) -> None:
    head = "import functools, os, joblib, torch, numpy as np, pandas as pd\nfrom torchvision import transforms as T\n"
    head += "from sklearn.pipeline import Pipeline\nfrom fastapi import FastAPI\napp = FastAPI()\n"
    lines = f"x = {start}\n" + f"x = {doubled}\n" * 60 + "joblib.dump(model.fit(x), 'm.pkl')\n"
    steps = [f"x{i} = " + re.sub(r"\bx\b", f"x{i - 1}", doubled) for i in range(1, 60)]
    names = "\n".join([f"x0 = {start}", *steps, "torch.load(x59)\n"])
    inner = textwrap.indent(f"{lines}return joblib.load('m.pkl').predict(x)\n", "    ")
    route = f"{head}@app.post('/predict')\ndef predict(row: dict):\n{inner}"
    problems = judged(train=(head + lines).encode(), app=route.encode(), names=(head + names).encode())
    assert set(problems) <= {"MLA001"}


BLOCKS = {
    "functions": lambda i: f"def f{i}(x):",
    "classes": lambda i: f"class C{i}:",
    "ifs": lambda i: f"if x{i}:",
    "loops": lambda i: f"for x{i} in y:",
    "withs": lambda i: f"with torch.no_grad() as x{i}:",
}


@pytest.mark.parametrize("depth", [15, 90, 200])
@pytest.mark.parametrize("kind", BLOCKS)
def test_deep_blocks(kind: str, depth: int) -> None:
    heads = "".join(f"{' ' * i}{BLOCKS[kind](i)}\n" for i in range(depth))
    problems = judged(app=f"{SERVICE}{heads}{' ' * depth}torch.load(requests.get(model))\n".encode())
    assert set(problems) <= {"MLA000", "MLA001"}


def test_functions_that_call_each_other_round_and_round() -> None:
    ring = "".join(f"def f{i}(x):\n    return f{(i + 1) % 2_000}(x) or model.predict(x)\n" for i in range(2_000))
    route = "@app.post('/predict')\ndef predict(x: dict):\n    return f0(x)\n"
    judged(
        app=f"{SERVICE}{ring}{route}".encode(), other=b"from app import f1999 as f\nfrom other import g as g\ng(f(1))\n"
    )


def test_classes_that_inherit_in_a_circle() -> None:
    text = "class A(B):\n    pass\nclass B(A):\n    pass\nA().predict(torch.load(x))\n"
    judged(
        app=(SERVICE + text).encode(), b=b"from a import *\nfrom b import X as X\n", a=b"from b import *\nimport a\n"
    )


HUGE = {
    "string": lambda: f"x = '{'a' * 1_000_000}'\n",
    "key-like string": lambda: f"api_key = 'sk-{'aB3' * 300_000}'\n",
    "text": lambda: 'x = """' + "pickle.load(token = 'abc')\n" * 30_000 + '"""\n',
    "bytes": lambda: f"x = b'{'a' * 1_000_000}'\n",
    "numbers": lambda: f"x = [{', '.join(map(str, range(100_000)))}]\n",
    "table": lambda: f"x = {{{', '.join(f'{i!r}: {i}' for i in range(50_000))}}}\n",
    "integer": lambda: f"x = {'9' * 4_000}\ny = 10 ** 10 ** 10\nz = 'a' * 10 ** 12\nw = 1 << 10 ** 12\n",
    "integer over Python's limit": lambda: f"x = {'9' * 100_000}\n",
    "hexadecimal": lambda: f"x = 0x{'f' * 100_000}\nprint(x % 7)\n",
    "comment": lambda: f"# {'mlaudit: ignore[' * 60_000}\n",
    "spaces": lambda: f"x = 1{' ' * 1_000_000}\n",
    "line": lambda: "; ".join(["x = 1"] * 100_000) + "\n",
    "blank lines": lambda: "\n" * 1_000_000,
    "f-string": lambda: "x = f'" + "{model}" * 20_000 + "'\n",
    "imports": lambda: "".join(f"import m{i}\n" for i in range(20_000)),
    "arguments": lambda: f"torch.load({', '.join(f'a{i}=1' for i in range(20_000))})\n",
    "index": lambda: f"def f():\n    t = [App(), Api()]\n    t['{'9' * 9_000}'].a(1)\n    t['²'].a(1)\n",
    "limit": lambda: (
        "import bcrypt\nfrom fastapi import FastAPI\nfrom slowapi import Limiter\napp = FastAPI()\nlimiter = Limiter()\n"
        f"@app.post('/n')\n@limiter.limit('{'9' * 9_000}/minute')\n@limiter.limit('5/00 minute')\n"
        "async def n(password: str):\n    return bcrypt.hashpw(password, bcrypt.gensalt())\n"
    ),
    "parameters": lambda: f"def f({', '.join(f'a{i}=torch' for i in range(20_000))}):\n    return model.predict(a1)\n",
}


@pytest.mark.parametrize("kind", HUGE)
def test_huge_literals(kind: str) -> None:
    assert set(judged(app=(SERVICE + HUGE[kind]()).encode())) <= {"MLA000", "MLA001", "MLA003"}


def test_a_file_over_the_limit_is_said(tmp_path) -> None:
    (tmp_path / "a.py").write_bytes(BAD.encode() + b"#" * (MAX_BYTES + 1_000_000))
    assert [p.code for p in lint(tmp_path).problems] == ["MLA000"]


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just(BAD),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
CELL = {"cell_type": "code", "source": [BAD], "execution_count": 1, "outputs": [{"text": ["1"], "data": {}}]}
BOOK = {
    "cells": [CELL, {**CELL, "source": "!pip install x\n%%time\nx = torch.load(y)"}],
    "metadata": {"kernelspec": {"language": "python", "name": "python3"}, "language_info": {"name": "python"}},
    "nbformat": 4,
    "nbformat_minor": 5,
    "worksheets": [{"cells": [{"input": BAD, "prompt_number": 1}]}],
}


def places(value: object, way: tuple = ()) -> list[tuple]:
    """The ways to everything inside a document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [way, *(place for key, item in inner for place in places(item, (*way, key)))]


def put(document: object, way: tuple, value: object) -> object:
    if not way:
        return value
    changed = copy.deepcopy(document)
    owner = functools.reduce(lambda at, key: at[key], way[:-1], changed)
    owner[way[-1]] = value
    return changed


@MANY
@given(st.sampled_from(places(BOOK)), JUNK)
def test_broken_notebooks(way: tuple, junk: object) -> None:
    book = put(BOOK, way, junk)
    without_cells = {key: value for key, value in book.items() if key != "cells"} if isinstance(book, dict) else book
    for document in (book, without_cells):
        judged_files({"a.ipynb": json.dumps(document).encode(), "b.py": BAD.encode()})


@pytest.mark.parametrize("way", places(BOOK))
@pytest.mark.parametrize("junk", [None, 0, -1, 1e300, True, "x", [], {}, [[]], [{}], {"x": []}, [None], 10**40])
def test_notebooks_with_a_wrong_type_in_each_field(way: tuple, junk: object) -> None:
    judged_files({"a.ipynb": json.dumps(put(BOOK, way, junk)).encode()})


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"null", b"{}", b"[" * 100_000, b'{"cells": ' * 50_000, b"\xff\xfe{}"]
)
def test_notebooks_that_are_no_documents(data: bytes) -> None:
    assert judged_files({"a.ipynb": data}) == ["MLA000"]


def test_scripts_and_names_that_may_be_split_in_many_ways(tmp_path) -> None:
    """Each of these kept a pattern busy for longer than anybody waits: every way to split it was tried."""
    (tmp_path / "app.py").write_text(
        "import uvicorn\nfrom fastapi import FastAPI, UploadFile\n\napp = FastAPI()\n\n\n"
        "@app.post('/read')\nasync def read(file: UploadFile):\n    return len(await file.read())\n\n\n"
        "uvicorn.run(app, host='127.0.0.1')\n"
    )
    (tmp_path / "run.sh").write_text("docker run " + "--rm \\   \n   " * 60 + "image\n")
    (tmp_path / f"Dockerfile{'_a' * 40}~").write_text("FROM python:3.11\n")
    (tmp_path / f"old_old_{'1' * 40}x.py").write_text(BAD)
    (tmp_path / "docker-compose.yml").write_text("ignore" * 30_000 + "\n")
    (tmp_path / "pkg").mkdir()
    for name in ("here", "there"):
        (tmp_path / "pkg" / f"{name}.py").write_text("x = 1\n")
    (tmp_path / "lost.py").write_text(
        f"import sys\n\nfrom pkg import here\nfrom pkg.here import x\nfrom pkg.there import x\nfrom pkg.gone import y\n\nsys.path.append(x)  # '{'a/' * 90_000}\n"
    )
    assert {finding.code for finding in lint(tmp_path).findings} >= {"MLA401", "MLA704"}


def test_links_in_circles(tmp_path) -> None:
    (tmp_path / "pkg").mkdir()
    (tmp_path / "pkg" / "app.py").write_text(BAD)
    (tmp_path / "pkg" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "a.py").symlink_to(tmp_path / "b.py")
    (tmp_path / "b.py").symlink_to(tmp_path / "a.py")
    (tmp_path / "nowhere.py").symlink_to(tmp_path / "gone.py")
    (tmp_path / "folder.py").mkdir()
    os.mkfifo(tmp_path / "pipe.py")
    result = lint(tmp_path)
    assert (result.files, result.problems) == (1, ())


@pytest.mark.parametrize("workers", [1, reading.PARALLEL_FROM + 10])
def test_files_that_vanish_between_listing_and_reading(tmp_path, monkeypatch, workers: int) -> None:
    for i in range(workers):
        (tmp_path / f"m{i:03}.py").write_text(BAD)
    real = discover.find_files

    def listed_then_gone(*arguments):
        found = real(*arguments)
        (tmp_path / "m000.py").unlink(missing_ok=True)
        return found

    monkeypatch.setattr(discover, "find_files", listed_then_gone)
    result = lint(tmp_path)
    assert [(p.code, p.path) for p in result.problems] == [("MLA000", "m000.py")]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser reads everything")
def test_files_that_may_not_be_read(tmp_path) -> None:
    (tmp_path / "a.py").write_text(BAD)
    (tmp_path / "a.py").chmod(0)
    assert [p.code for p in lint(tmp_path).problems] == ["MLA000"]


def test_a_folder_that_cannot_be_listed_is_told_and_stops_nothing(tmp_path, monkeypatch) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "open" / "a.py").write_text(BAD)
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed" / "b.py").write_text(BAD)
    real = os.scandir

    def scandir(folder):
        if str(folder).endswith("closed"):  # as for anybody but the superuser, who lists everything
            raise PermissionError(13, "Permission denied", str(folder))
        return real(folder)

    monkeypatch.setattr(discover.os, "scandir", scandir)
    result = lint(tmp_path)
    told = [(p.code, p.path, p.message.partition(",")[0]) for p in result.problems]
    assert told == [("MLA000", "closed", "cannot be listed")]
    assert {f.location.path for f in result.findings} == {"open/a.py"}
    with pytest.raises(UsageError, match="cannot be listed: Permission denied"):
        lint(tmp_path / "closed")


def test_a_file_that_becomes_a_folder(tmp_path, monkeypatch) -> None:
    (tmp_path / "a.py").write_text(BAD)
    real = discover.find_files

    def listed_then_changed(*arguments):
        found = real(*arguments)
        (tmp_path / "a.py").unlink(missing_ok=True)
        (tmp_path / "a.py").mkdir(exist_ok=True)
        return found

    monkeypatch.setattr(discover, "find_files", listed_then_changed)
    assert [p.code for p in lint(tmp_path).problems] == ["MLA000"]


@pytest.mark.slow
def test_ten_thousand_files(tmp_path) -> None:
    for i in range(10_000):
        folder = tmp_path / f"p{i % 100}"
        folder.mkdir(exist_ok=True)
        (folder / f"m{i}.py").write_text(f"from p{(i + 1) % 100}.m{(i + 1) % 10_000} import x\n" if i % 50 else BAD)
    result = lint(tmp_path)
    assert result.files == 10_000
    assert len([f for f in result.active if f.code == "MLA401"]) == 200


NAMES = st.sampled_from(
    ["x", "y", "df", "model", "self", "request", "data", "X_train", "app", "f", "tokenizer", "client"]
)
APIS = st.sampled_from(
    [
        "torch.load", "joblib.load", "pickle.load", "requests.get", "model.predict", "model.eval", "pd.read_csv", "np.load",
        "train_test_split", "StandardScaler", "df.fillna", "model.fit", "scaler.fit_transform", "scaler.transform", "open",
        "AutoModel.from_pretrained", "tokenizer", "client.chat.completions.create", "subprocess.run", "eval", "os.getenv",
        "random.random", "DataLoader", "loss.backward", "logger.info", "print", "T.Resize", "T.Compose", "cv2.resize",
        "pd.get_dummies", "load_dataset", "torch.no_grad", "joblib.dump", "torch.save", "mlflow.log_param", "yaml.load",
    ]
)  # fmt: skip
CONSTANTS = st.sampled_from(
    ["None", "True", "0", "-1", "1.5", "''", "'model.pkl'", "b'x'", "...", "1j", "f'{x!r:>{y}}'"]
)


def _joined(inner: st.SearchStrategy[str], most: int = 3) -> st.SearchStrategy[str]:
    return st.lists(inner, max_size=most).map(", ".join)


def _wider(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    call = st.builds("{}({})".format, APIS | inner.map("({})".format), _joined(inner))
    keyword = st.builds("{}({}, **{})".format, APIS, st.builds("{}={}".format, NAMES, inner), inner)
    return st.one_of(
        call,
        keyword,
        st.builds("{}(*{})".format, APIS, inner),
        st.builds("({}).{}".format, inner, NAMES),
        st.builds("({})[{}]".format, inner, inner),
        st.builds("({})[{}:{}]".format, inner, inner, inner),
        st.builds(
            "({} {} {})".format, inner, st.sampled_from(["+", "/", "@", "%", "and", "or", "is", "in", "=="]), inner
        ),
        st.builds("({} if {} else {})".format, inner, inner, inner),
        st.builds("(lambda {}=1, *a, **k: {})".format, NAMES, inner),
        st.builds("[{} for {} in {} if {}]".format, inner, NAMES, inner, inner),
        st.builds("{{{}: {}, **{}}}".format, inner, inner, inner),
        st.builds("({} := {})".format, NAMES, inner),
        _joined(inner).map("[{}]".format),
        _joined(inner).map(lambda text: f"({text},)" if text else "()"),
    )


EXPRESSIONS = st.recursive(NAMES | CONSTANTS | APIS, _wider, max_leaves=8)


def _indented(body: list[str]) -> str:
    return "\n".join(f"    {line}" for statement in body for line in statement.split("\n"))


SIMPLE = st.one_of(
    EXPRESSIONS,
    st.builds("{} = {}".format, NAMES, EXPRESSIONS),
    st.builds("{}.{} = {}".format, NAMES, NAMES, EXPRESSIONS),
    st.builds("{}, *{} = {}".format, NAMES, NAMES, EXPRESSIONS),
    st.builds("{}['a'] += {}".format, NAMES, EXPRESSIONS),
    st.builds("{}: {} = {}".format, NAMES, EXPRESSIONS, EXPRESSIONS),
    st.builds("assert {}, {}".format, EXPRESSIONS, EXPRESSIONS),
    st.builds("raise Exception({}) from {}".format, EXPRESSIONS, EXPRESSIONS),
    st.builds("del {}".format, NAMES),
    st.builds("global {}".format, st.just("state")),
    st.builds("from {} import {} as {}".format, st.sampled_from([".", "..a", "torch", "app"]), NAMES, NAMES),
    st.sampled_from(
        ["pass", "import torch as x", "from fastapi import *", "return model.predict(x)", "yield x", "raise"]
    ),
)


def _compound(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    body = st.lists(inner, min_size=1, max_size=3).map(_indented)
    return st.one_of(
        st.builds("if {}:\n{}\nelse:\n{}".format, EXPRESSIONS, body, body),
        st.builds("for {} in {}:\n{}".format, NAMES, EXPRESSIONS, body),
        st.builds("while {}:\n{}".format, EXPRESSIONS, body),
        st.builds("with {} as {}:\n{}".format, EXPRESSIONS, NAMES, body),
        st.builds("try:\n{}\nexcept {} as {}:\n{}\nfinally:\n{}".format, body, EXPRESSIONS, NAMES, body, body),
        st.builds("try:\n{}\nexcept* {}:\n    pass".format, body, EXPRESSIONS),
        st.builds("match {}:\n    case [{}, *_] if {}:\n{}".format, EXPRESSIONS, NAMES, EXPRESSIONS, body).map(
            lambda text: text.replace("\n    case", "\n    case", 1)
        ),
        st.builds(
            "@{}\ndef {}({}: {} = {}, /, *, z=None):\n{}".format, EXPRESSIONS, NAMES, NAMES, NAMES, EXPRESSIONS, body
        ),
        st.builds("@app.post('/x')\nasync def {}({}: {}, *a, **k):\n{}".format, NAMES, NAMES, EXPRESSIONS, body),
        st.builds("class {}({}, metaclass={}):\n{}".format, NAMES, EXPRESSIONS, EXPRESSIONS, body),
    )


PROGRAMS = st.lists(st.recursive(SIMPLE, _compound, max_leaves=8), min_size=1, max_size=6).map("\n".join)


def _is_valid(text: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except SyntaxError:
        return False
    return True


@st.composite
def valid_programs(draw: st.DrawFn) -> str:
    """Programs that parse. Not by `filter`, which writes out the whole grammar, 50 MB and more, to say that it found
    none.
    """
    for _ in range(3):
        text = draw(PROGRAMS)
        if _is_valid(text):
            return text
    return reject()


@pytest.mark.slow
@settings(MANY, max_examples=100)
@given(valid_programs(), valid_programs())
@example("x", "x\ndf = logger.info(df)")
def test_programs_of_a_grammar(first: str, second: str) -> None:
    assert set(judged(app=(SERVICE + first).encode(), train=(SERVICE + second).encode())) <= {"MLA003"}


@functools.cache
def corpus() -> list[str]:
    return [path.read_text() for path in sorted(CORPUS.rglob("*.py"))]


def test_the_corpus_is_found() -> None:
    assert len(corpus()) > 100


class _Swap(ast.NodeTransformer):
    """Puts a part of one program in the place of a part of another, by chance."""

    def __init__(self, chance: random.Random, pool: list[ast.expr], rate: float) -> None:
        self.chance, self.pool, self.rate = chance, pool, rate

    def visit(self, node: ast.AST) -> ast.AST:
        loads = isinstance(getattr(node, "ctx", ast.Load()), ast.Load)
        if isinstance(node, ast.expr) and loads and self.chance.random() < self.rate:
            return copy.deepcopy(self.chance.choice(self.pool))
        if isinstance(node, ast.JoinedStr | ast.MatchValue | ast.MatchClass | ast.MatchMapping):
            return node
        return super().generic_visit(node)


def _mixed(seed: int) -> str:
    """A program of the corpus with some of its expressions exchanged for others of the corpus."""
    chance = random.Random(seed)
    one, other = (ast.parse(chance.choice(corpus())) for _ in range(2))
    pool = [
        n for n in ast.walk(other) if isinstance(n, ast.expr) and isinstance(getattr(n, "ctx", ast.Load()), ast.Load)
    ]
    pool = [n for n in pool if not isinstance(n, ast.Starred | ast.FormattedValue | ast.Await | ast.Yield | ast.Slice)]
    if pool:
        one = _Swap(chance, pool, chance.choice([0.01, 0.05, 0.2])).visit(one)
    statements = [n for n in ast.walk(one) if isinstance(getattr(n, "body", None), list) and len(n.body) > 1]
    for node in statements:
        if chance.random() < 0.1:
            chance.shuffle(node.body)
    return ast.unparse(ast.fix_missing_locations(one))


@settings(MANY, max_examples=150)
@given(st.integers(0, 2**32))
def test_programs_mixed_from_the_corpus(seed: int) -> None:
    texts = [text for text in (_mixed(seed), _mixed(seed + 1)) if _is_valid(text)]
    judged_files({f"m{i}.py": text.encode() for i, text in enumerate(texts)})


@MANY
@given(st.integers(0, 10_000), st.data())
def test_programs_of_the_corpus_cut_off_or_damaged(which: int, data: st.DataObject) -> None:
    text = corpus()[which % len(corpus())]
    at = data.draw(st.integers(0, len(text)))
    put_in = data.draw(st.sampled_from(["", "\n", "(", ")", "\x00", "\t", "\f", "'''", "\\", "\u2028", "é", "\r"]))
    skip = data.draw(st.sampled_from([0, 1, 10, len(text)]))
    judged(app=(text[:at] + put_in + text[at + skip :]).encode())
