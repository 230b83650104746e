"""What reaches a model: chains followed through statements, helpers, classes and files."""

from __future__ import annotations

import pytest
from projects import analysed, chain_at, served


def test_helpers_are_inlined_across_files() -> None:
    found = analysed(
        {
            "text.py": "def clean(text, strip=True):\n    text = text.lower()\n    return text.strip() if strip else text\n",
            "app.py": "import joblib\nfrom text import clean\nmodel = joblib.load('m.bin')\n"
            "def predict(text):\n    return model.predict([clean(text)])\n",
        }
    )
    assert chain_at(served(found)) == ["lower", "strip"]


def test_a_constant_argument_chooses_the_branch() -> None:
    found = analysed(
        {
            "text.py": "def clean(text, strip=True):\n    if strip:\n        text = text.strip()\n    return text.lower()\n",
            "app.py": "import joblib\nfrom text import clean\nmodel = joblib.load('m.bin')\n"
            "def predict(text):\n    return model.predict([clean(text, strip=False)])\n",
        }
    )
    assert chain_at(served(found)) == ["lower"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("df['a'] = df['a'].fillna(0)", ["fillna(0)"]),
        ("df['a'].fillna(0, inplace=True)", ["fillna(0)"]),
        ("df.fillna({'a': 0}, inplace=False)", []),
        ("df = df.fillna({'a': 0})", ["fillna(0)"]),
        ("for name in ['a', 'b']:\n        df[name] = df[name].clip(0, 1)", ["clip(lower=0, upper=1)"]),
        ("df = df.assign(a=lambda t: t['a'] * 2)", ["* 2"]),
        ("df['a'] = df['a'].apply(lambda x: x / 255)", ["/ 255"]),
        ("df.loc[:, 'a'] = np.log1p(df['a'])", ["log1p"]),
        ("df['a'] = (df['a'] - df['a'].mean()) / df['a'].std()", ["+ mean of the data", "* std of the data"]),
        ("df['b'] = df['b'].str.lower()", []),
        ("df['a'] = df['a'].str.replace('GB', '').astype(int)", ["cast('number')"]),
        ("df = df.rename(columns={'z': 'a'})", []),
    ],
)
def test_columns_have_chains_of_their_own(body: str, expected: list[str]) -> None:
    found = analysed(
        {
            "app.py": "import joblib\nimport numpy as np\nmodel = joblib.load('m.bin')\n"
            f"def predict(df):\n    {body}\n    return model.predict(df[['a', 'b']])\n"
        }
    )
    assert chain_at(served(found), "a") == expected


def test_an_array_that_is_laid_out_is_no_step() -> None:
    found = analysed(
        {
            "app.py": "import joblib\nimport numpy as np\nmodel = joblib.load('m.bin')\n"
            "def predict(df):\n    count = df['a'].to_numpy().size - 1\n    rows = np.empty((count, 1))\n"
            "    return model.predict(rows)\n"
        }
    )
    assert chain_at(served(found)) == []


def test_state_of_an_instance_is_followed() -> None:
    found = analysed(
        {
            "app.py": "import joblib\n\n\nclass Service:\n    def __init__(self, path='model.bin'):\n"
            "        self.model = joblib.load(path)\n        self.scale = 1 / 255\n\n"
            "    def _prepare(self, image):\n        return image * self.scale\n\n"
            "    def predict(self, image):\n        return self.model.predict(self._prepare(image))\n"
        }
    )
    event = served(found)
    assert event.model.loaded == "model.bin"
    assert chain_at(event) == ["/ 255"]


def test_base_class_and_super_are_followed() -> None:
    found = analysed(
        {
            "base.py": "class Base:\n    def __init__(self):\n        self.factor = 3\n\n"
            "    def prepare(self, x):\n        return x * self.factor\n",
            "app.py": "import joblib\nfrom base import Base\n\n\nclass Own(Base):\n    def __init__(self):\n"
            "        super().__init__()\n        self.model = joblib.load('m.bin')\n\n"
            "    def predict(self, x):\n        return self.model.predict(self.prepare(x))\n",
        }
    )
    assert chain_at(served(found)) == ["* 3"]


def test_partial_and_closure() -> None:
    found = analysed(
        {
            "app.py": "import joblib\nfrom functools import partial\nmodel = joblib.load('m.bin')\n"
            "def scale(x, by):\n    return x * by\n"
            "def make(by):\n    def inner(x):\n        return scale(x, by)\n    return inner\n"
            "twice = partial(scale, by=2)\nthrice = make(3)\n"
            "def predict(x):\n    return model.predict(thrice(twice(x)))\n"
        }
    )
    assert chain_at(served(found)) == ["* 2", "* 3"]


def test_recursion_and_endless_inlining_end() -> None:
    deep = "\n".join(f"def f{i}(x):\n    return f{i + 1}(f{i + 1}(x))" for i in range(40))
    found = analysed(
        {
            "app.py": f"import joblib\nmodel = joblib.load('m.bin')\n{deep}\ndef f40(x):\n    return f0(x).lower()\n"
            "def predict(x):\n    return model.predict(f0(x))\n"
        }
    )
    assert found.machine.lost


def test_a_notebook_place_is_inside_its_cell() -> None:
    import json

    cells = [
        {"cell_type": "code", "source": ["import pandas as pd\n", "df = pd.read_csv('a.csv')"], "outputs": []},
        {"cell_type": "markdown", "source": ["# text"]},
        {"cell_type": "code", "source": ["\n", "df['a'] = df['a'].fillna(3)"], "outputs": []},
        {
            "cell_type": "code",
            "source": ["import joblib\n", "joblib.load('m.bin').predict(df[['a']])"],
            "outputs": [],
        },
    ]
    found = analysed({"score.ipynb": json.dumps({"cells": cells, "metadata": {}, "nbformat": 4})})
    step = served(found).data.columns["a"][0]
    where = found.location(step.place)
    assert (where.cell, where.line) == (2, 2)
