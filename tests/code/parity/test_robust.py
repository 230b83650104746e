"""No input crashes the reading of chains."""

from __future__ import annotations

import ast
import keyword
import sysconfig
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import analysed

CORPUS = Path(__file__).parents[2] / "corpus"
PARITY = Path(__file__).parents[3] / "mlaudit" / "code" / "parity"


def test_the_whole_corpus_as_one_project() -> None:
    files = {path.relative_to(CORPUS).as_posix(): path.read_text("utf-8") for path in sorted(CORPUS.rglob("*.py"))}
    assert analysed(files).compared


@pytest.mark.parametrize("package", ["email", "json", "unittest"])
def test_code_that_has_nothing_to_do_with_models(package: str) -> None:
    folder = Path(sysconfig.get_paths()["stdlib"]) / package
    files = {f"{package}/{p.name}": p.read_text("utf-8") for p in sorted(folder.glob("*.py"))}
    assert analysed(files).compared == []


def test_odd_texts_and_deep_nesting() -> None:
    deep = "x" + " + 'a'" * 800
    found = analysed(
        {"a.py": f"import joblib\nm = joblib.load('\\ud83d')\nx = 1\ny = {deep}\nm.predict([y, 10**400])\n"}
    )
    assert found.project.files["a.py"].parsed
    assert found.project.files["a.py"].problems == ()


@pytest.mark.parametrize("said", ["'inf'", "'nan'", "'0.5'", "'1e999'", "''", "10**400", "1e999", "True", "'\uff19'"])
def test_numbers_that_are_none(said: str) -> None:
    head = f"import joblib, os\nn = int(os.getenv('N', {said}))\nf = float({said})\n"
    found = analysed({"a.py": f"{head}m = joblib.load('m.bin')\nm.predict([n, f, int({said})])\n"})
    assert found.project.files["a.py"].problems == ()


_PIECES = st.sampled_from(
    [
        "df = pd.read_csv('a.csv')",
        "df['a'] = df['a'].fillna(df['a'].mean())",
        "df = df[['a', 'b']]",
        "x, y = df, 1",
        "x, *y = df",
        "df[df['a'] > 0] = 1",
        "del df['a']",
        "model = joblib.load('m.bin')",
        "model.predict(df)",
        "model.fit(df, y)",
        "joblib.dump({'a': model, 'b': [model]}, 'm.bin')",
        "df = df.map(lambda q, *r, **s: q)",
        "df = [*df, {**df}]",
        "f = lambda: f()",
        "df = f(f)(df)",
        "with open('a') as g: df = g.read()",
        "try: df = df()\nexcept Exception: df = None",
        "for a, b in df: a.b = b[a]",
        "df = df.a.b.c()()[0].d",
        "df = -df if df else ~df",
        "global model",
        "x = (y := df).transform(df)",
        "df = scaler.fit_transform(df)",
        "scaler = StandardScaler(**df)",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=12))
def test_any_order_of_statements(pieces: list[str]) -> None:
    head = "import joblib\nimport pandas as pd\nfrom sklearn.preprocessing import StandardScaler\n"
    top = "\n".join(piece for piece in pieces if piece != "global model")
    body = "\n".join(f"    {line}" for piece in pieces for line in piece.splitlines())
    analysed({"a.py": f"{head}{top}\n", "b.py": f"{head}def predict(df, y):\n    pass\n{body or '    pass'}\n"})


_IMPORTS = """\
import cv2, joblib, librosa, numpy, pandas, statistics, tensorflow, torch, torchaudio, torchvision, transformers
import albumentations, os, pathlib, pickle, re, scipy, sklearn, unicodedata
from PIL import Image
from flask import request
from keras import Sequential
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
"""
_RECEIVERS = [
    "pandas.read_csv('a.csv')",
    "pandas.read_csv('a.csv')['a']",
    "pandas.read_csv('a.csv').groupby('a')['b']",
    "numpy.load('a.npy')",
    "Image.open('a.png')",
    "cv2.imread('a.png')",
    "torch.tensor([1])",
    "request.text",
    "{'a': 1}",
    "['a']",
    "pathlib.Path('a')",
    "StandardScaler()",
    "LogisticRegression()",
    "joblib.load('m.pkl')",
    "Pipeline([('a', StandardScaler())])",
    "Sequential()",
    "transformers.AutoTokenizer.from_pretrained('a')",
]
_GIVEN = ["", "func='a'", "func=data", "*a", "**k", "1, 2, 3, 4", "None", "data, data", "[data, data]", "{'a': data}"]


def _known_names() -> list[str]:
    """Every name that the reading of chains may treat in a way of its own."""
    found = set()
    for path in PARITY.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                parts = node.value.removeprefix("builtins.").split(".")
                if all(part.isidentifier() and not keyword.iskeyword(part) for part in parts):
                    found.add(".".join(parts))
    return sorted(found)


@pytest.mark.slow
@pytest.mark.parametrize("receiver", ["", *_RECEIVERS])
def test_every_known_call_takes_any_arguments(receiver: str) -> None:
    names = [name for name in _known_names() if not receiver or "." not in name]
    calls = [f"{receiver}{'.' if receiver else ''}{name}({given})" for name in names for given in _GIVEN]
    assert len(calls) > 1000
    for start in range(0, len(calls), 100):
        body = "".join(f"    x = {call}\n" for call in calls[start : start + 100])
        found = analysed({"a.py": f"{_IMPORTS}def use(data):\n{body}    joblib.load('m.pkl').predict(x)\n"})
        assert found.project.files["a.py"].problems == ()


def test_a_decorator_that_stands_round_itself_leaves_the_rest_followed() -> None:
    helpers = """
        @doubled
        def doubled(function):
            def inner(rows):
                return doubled(function)(rows) * 2
            return inner

        def made(times):
            def round_it(function):
                @made(2)
                def inner(rows):
                    return function(rows) * times
                return inner
            return round_it

        @doubled
        @made(3)
        def prepare(rows):
            return rows / 255.0
    """
    serve = """
        import joblib
        from fastapi import FastAPI
        from helpers import prepare

        app = FastAPI()
        model = joblib.load("m.joblib")

        @app.post("/p")
        def predict(row: list[float]):
            prepare(row)
            return model.predict([row])
    """
    machine = analysed({"helpers.py": dedent(helpers), "serve.py": dedent(serve)}).machine
    assert not [said for _, said in machine.lost if "nested too deeply" in said]
    assert [event.kind for event in machine.events] == ["predict"]
