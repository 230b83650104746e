"""Pairing and comparing: what counts as a difference, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import analysed

from mlaudit.code.parity import artifacts, compare, steps
from mlaudit.code.parity.values import UNKNOWN, Place, Saved, Stat, Step

TRAIN = """
import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge

df = pd.read_csv("train.csv")
{body}
joblib.dump(Ridge().fit(df[["a", "b"]], df["y"]), "model.joblib")
"""
SERVE = """
import joblib
import numpy as np
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")

@app.post("/predict")
def predict(rows: list[dict]):
    df = pd.DataFrame(rows)
    {body}
    return model.predict(df[["a", "b"]])
"""


def differences(train: str, serve: str) -> list[tuple[str, str, str]]:
    found = analysed({"train.py": TRAIN.format(body=train), "app.py": SERVE.format(body=serve)})
    assert len(found.compared) == 1
    return sorted(
        (d.kind, steps.shown(d.training) if d.training else "", steps.shown(d.serving) if d.serving else "")
        for d in found.compared[0].differences
    )


@pytest.mark.parametrize(
    ("train", "serve", "expected"),
    [
        ("df['a'] = df['a'] / 255", "df['a'] = df['a'] * (1 / 255.0)", []),
        ("df['a'] = df['a'].str.lower()", "df['a'] = [x.lower() for x in df['a']]", []),
        ("df['a'] = np.log1p(df['a'])", "df['a'] = df['a'].apply(np.log1p)", []),
        ("df = df.dropna().drop_duplicates().sample(frac=1)", "pass", []),
        ("df['a'] = df['a'].clip(0, 9)", "df['a'] = np.clip(df['a'], 0, 9)", []),
        ("df['a'] = np.log1p(df['a'])", "pass", [("missing", "log1p", "")]),
        ("pass", "df['b'] = df['b'].fillna(1)", [("extra", "", "fillna(1)")]),
        ("df['a'] = df['a'] * 2", "df['a'] = df['a'] * 3", [("parameter", "* 2", "* 3")]),
        ("df['a'] = df['a'].fillna(7)", "df['a'] = df['a'].fillna(unknown())", []),
    ],
)
def test_differences(train: str, serve: str, expected: list[tuple[str, str, str]]) -> None:
    assert differences(train, serve) == expected


def test_what_nobody_knows_lowers_the_confidence() -> None:
    files = {
        "train.py": TRAIN.format(body="df['a'] = np.log1p(df['a'])"),
        "app.py": SERVE.format(body="df['a'] = df['a'].apply(mystery)"),
    }
    found = analysed(files).compared[0].differences
    assert [(each.kind, each.confidence <= 0.4) for each in found] == [("missing", True)]


def test_the_example_of_the_playbook() -> None:
    found = analysed(
        {
            "train.py": "import joblib\nimport pandas as pd\nfrom sklearn.pipeline import make_pipeline\n"
            "from sklearn.feature_extraction.text import TfidfVectorizer\nfrom sklearn.svm import SVC\n"
            "df = pd.read_csv('t.csv')\nX = [text.lower().strip() for text in df['text']]\n"
            "joblib.dump(make_pipeline(TfidfVectorizer(), SVC()).fit(X, df['y']), 'm.joblib')\n",
            "serve.py": "import joblib\nmodel = joblib.load('m.joblib')\n"
            "def predict(text):\n    return model.predict([text.strip()])\n",
        }
    )
    (difference,) = found.compared[0].differences
    assert (difference.kind, steps.shown(difference.training or _step("x"))) == ("missing", "lower")


@pytest.mark.parametrize(
    ("written", "read", "expected"),
    [
        ("models/m.pkl", "./models/m.pkl", 1.0),
        ("../models/m.pkl", "models/m.pkl", 1.0),
        ("/srv/app/models/m.pkl", "models/m.pkl", 0.95),
        ("out/m.pkl", "in/m.pkl", 0.8),
        ("a.pkl", "b.pkl", 0.0),
        ("", "m.pkl", 0.0),
        ("*.pkl", "*.pkl", 0.6),
    ],
)
def test_paths(written: str, read: str, expected: float) -> None:
    assert artifacts.same(written, read) == expected


def _step(op: str, line: int = 1) -> Step:
    return Step(op, Place("x.py", line))


_OPS = st.lists(st.sampled_from(["lower", "strip", "log1p", "clip", "fillna", "?"]), max_size=8)


@given(_OPS)
def test_equal_chains_differ_in_nothing(operations: list[str]) -> None:
    a = tuple(_step(op, i) for i, op in enumerate(operations))
    b = tuple(_step(op, 100 + i) for i, op in enumerate(operations))
    assert compare.aligned(a, b) == []


@given(_OPS, _OPS)
def test_sides_swap(left: list[str], right: list[str]) -> None:
    a = tuple(_step(op, i) for i, op in enumerate(left))
    b = tuple(_step(op, 100 + i) for i, op in enumerate(right))
    there = sorted(d.kind for d in compare.aligned(a, b))
    back = sorted({"missing": "extra", "extra": "missing"}.get(d.kind, d.kind) for d in compare.aligned(b, a))
    assert there == back


_VALUES = st.one_of(
    st.integers(-5, 5),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=3),
    st.just(UNKNOWN),
    st.just(Stat("mean")),
    st.just(Saved("a")),
    st.tuples(st.integers(0, 3), st.integers(0, 3)),
)


@given(_VALUES, _VALUES)
def test_equality_of_parameters_is_symmetric_and_reflexive(x: object, y: object) -> None:
    assert steps.equal(x, x)
    assert steps.equal(x, y) == steps.equal(y, x)
