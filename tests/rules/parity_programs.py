"""Writes little projects, a training script and a service, and runs them to see whether their features are the same.

Each feature is made in one of many usual ways on either side; in some projects one of them differs. What the two sides
give a model for the same rows says which, so that the rules of parity can be held against it.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression

CITIES = ("east", "north", "south", "west")
PLANS = ("basic", "plus", "pro")


def people(rows: int = 60) -> pd.DataFrame:
    """A table with gaps, values at the edges of usual bands, and spellings: 60 rows, 8 columns."""
    generator = np.random.default_rng(7)
    table = pd.DataFrame(
        {
            "age": generator.integers(18, 80, rows).astype(float),
            "income": np.round(generator.lognormal(10, 0.8, rows), 2),
            "hours": generator.integers(0, 24, rows).astype(float),
            "visits": generator.integers(0, 40, rows).astype(float),
            "city": generator.choice([*CITIES, " North", "South ", "EAST"], rows),
            "plan": generator.choice(PLANS, rows),
            "joined": pd.date_range("2021-01-01", periods=rows, freq="9D").strftime("%Y-%m-%d"),
            "left": generator.integers(0, 2, rows),
        }
    )
    table.loc[[3, 11], "age"] = np.nan
    table.loc[[5], "income"] = np.nan
    table.loc[[1, 2, 6, 7], "age"] = [25, 30, 50, 65]
    table.loc[[8, 9], "visits"] = [10, 20]
    return table


@dataclass
class Program:
    """One project. `drift` names what was written differently on purpose; "" where both sides should agree."""

    random: random.Random
    row_wise: bool
    train: list[str] = field(default_factory=list)
    serve: list[str] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)
    features: list[str] = field(default_factory=list)
    functions: dict[str, list[str]] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    chosen: list[Any] = field(default_factory=list)
    drift: str = ""

    def one(self, *forms: str) -> str:
        return self.random.choice(forms)

    def both(
        self, table: Sequence[str], row: Sequence[str], served: Mapping[str, str], other: Mapping[str, str]
    ) -> None:
        """One way on either side; `served` and `other` fill in what the two write between braces."""
        self.train += self.one(*table).format(**served).split("\n")
        self.serve += self.one(*(row if self.row_wise else table)).format(**other).split("\n")


def fill(p: Program, drift: bool) -> None:
    """Gaps become a constant, or a statistic that is saved with the model."""
    column = "income" if units in p.chosen else p.one("age", "income")
    statistic = p.random.random() < 0.6
    table = [
        "df['{c}'] = df['{c}'].fillna({v})",
        "df = df.fillna({{'{c}': {v}}})",
        "df['{c}'] = np.where(df['{c}'].isna(), {v}, df['{c}'])",
        "df.loc[df['{c}'].isna(), '{c}'] = {v}",
        "df['{c}'] = df['{c}'].apply(lambda value: {v} if pd.isna(value) else value)",
    ]
    row = [
        "if row['{c}'] is None:\n    row['{c}'] = {v}",
        "row['{c}'] = {v} if row['{c}'] is None else row['{c}']",
        "row['{c}'] = {v} if pd.isna(row['{c}']) else row['{c}']",
        "{c} = row.get('{c}')\nrow['{c}'] = {v} if {c} is None else {c}",
    ]
    if statistic:
        how = p.one("median", "mean")
        p.train.append(f"{column}_{how} = df['{column}'].{how}()")
        p.kept[f"{column}_{how}"] = f"float({column}_{how})"
        served, other = f"{column}_{how}", f"kept['{column}_{how}']"
        if drift:
            other = p.one("0", "-1")
    else:
        served = other = p.one("0", "35", "-1")
        if drift:
            other = p.one("40", "1")
    p.both(table, row, {"c": column, "v": served}, {"c": column, "v": other})


def logarithm(p: Program, drift: bool) -> None:
    """The logarithm of a skewed column."""
    table = [
        "df['{c}'] = np.log1p(df['{c}'])",
        "df['{c}'] = np.log(df['{c}'] + 1)",
        "df['{c}'] = np.log(1 + df['{c}'])",
        "df['{c}'] = df['{c}'].apply(np.log1p)",
        "df['{c}'] = df['{c}'].map(lambda value: math.log1p(value))",
        "df = df.assign({c}=np.log1p(df['{c}']))",
    ]
    row = [
        "row['{c}'] = math.log1p(row['{c}'])",
        "row['{c}'] = np.log1p(row['{c}'])",
        "row['{c}'] = float(np.log(row['{c}'] + 1))",
        "row['{c}'] = math.log(1 + row['{c}'])",
    ]
    names = {"c": "visits"}
    if not drift:
        p.both(table, row, names, names)
        return
    p.train += p.one(*table).format(c="visits").split("\n")
    if p.row_wise:
        p.serve.append(
            p.one("row['visits'] = math.log10(row['visits'] + 1)", "row['visits'] = math.sqrt(row['visits'])", "pass")
        )
    else:
        p.serve.append(
            p.one("df['visits'] = np.log10(df['visits'] + 1)", "df['visits'] = np.sqrt(df['visits'])", "pass")
        )


def clip(p: Program, drift: bool) -> None:
    """Bounds on both sides."""
    table = [
        "df['{c}'] = df['{c}'].clip({a}, {b})",
        "df['{c}'] = np.clip(df['{c}'], {a}, {b})",
        "df['{c}'] = df['{c}'].clip(lower={a}).clip(upper={b})",
        "df['{c}'] = df['{c}'].clip(lower={a}, upper={b})",
        "df['{c}'] = np.minimum(np.maximum(df['{c}'], {a}), {b})",
    ]
    row = [
        "row['{c}'] = min(max(row['{c}'], {a}), {b})",
        "row['{c}'] = max({a}, min({b}, row['{c}']))",
        "row['{c}'] = float(np.clip(row['{c}'], {a}, {b}))",
    ]
    names = {"c": "hours", "a": "2", "b": "20"}
    p.both(table, row, names, {**names, "b": p.one("12", "18")} if drift else names)


def ratio(p: Program, drift: bool) -> None:
    """One column by another."""
    table = [
        "df['per_visit'] = df['hours'] / (df['visits'] + {k})",
        "df['per_visit'] = df['hours'].div(df['visits'] + {k})",
        "df['per_visit'] = df['hours'] / (df['visits'].add({k}))",
        "df = df.assign(per_visit=df['hours'] / (df['visits'] + {k}))",
        "df = df.assign(per_visit=lambda table: table['hours'] / (table['visits'] + {k}))",
        "df['per_visit'] = df.apply(lambda row: row['hours'] / (row['visits'] + {k}), axis=1)",
    ]
    row = [
        "row['per_visit'] = row['hours'] / (row['visits'] + {k})",
        "row['per_visit'] = row['hours'] / ({k} + row['visits'])",
        "hours, visits = row['hours'], row['visits']\nrow['per_visit'] = hours / (visits + {k})",
    ]
    p.both(table, row, {"k": "1"}, {"k": "10" if drift else "1"})
    p.features.append("per_visit")


def product(p: Program, drift: bool) -> None:
    """One column times another."""
    table = ["df['load'] = df['hours'] {o} df['visits']", "df['load'] = df['{a}'] {o} df['{b}']"]
    row = ["row['load'] = row['hours'] {o} row['visits']", "row['load'] = row['{a}'] {o} row['{b}']"]
    names = {"o": "*", "a": "visits", "b": "hours"}
    p.both(table, row, names, {**names, "o": "+"} if drift else names)
    p.features.append("load")


def units(p: Program, drift: bool) -> None:
    """A column in thousands."""
    table = [
        "df['income'] = df['income'] / {k}",
        "df['income'] /= {k}",
        "df['income'] = df['income'].div({k})",
        "df.loc[:, 'income'] = df['income'] / {k}",
    ]
    row = ["row['income'] = row['income'] / {k}", "row['income'] /= {k}", "row.update(income=row['income'] / {k})"]
    p.both(table, row, {"k": "1000"}, {"k": "100" if drift else "1000"})


def flag(p: Program, drift: bool) -> None:
    """Whether a column lies above a number."""
    table = [
        "df['often'] = (df['visits'] {o} 10).astype(int)",
        "df['often'] = np.where(df['visits'] {o} 10, 1, 0)",
        "df['often'] = df['visits'].apply(lambda value: 1 if value {o} 10 else 0)",
        "df['often'] = df['visits'].map(lambda value: int(value {o} 10))",
        "df['often'] = 0\ndf.loc[df['visits'] {o} 10, 'often'] = 1",
    ]
    row = [
        "row['often'] = int(row['visits'] {o} 10)",
        "row['often'] = 1 if row['visits'] {o} 10 else 0",
        "if row['visits'] {o} 10:\n    row['often'] = 1\nelse:\n    row['often'] = 0",
        "row['often'] = 0\nif row['visits'] {o} 10:\n    row['often'] = 1",
    ]
    p.both(table, row, {"o": ">"}, {"o": ">=" if drift else ">"})
    p.features.append("often")


def bands(p: Program, drift: bool) -> None:
    """A column cut into bands."""
    body = ["if value <= 30:", "    return 0", "if value <= {b}:", "    return 1", "return 2"]
    name = p.one("band", "age_group", "bucket")
    table = [
        "df['band'] = pd.cut(df['visits'], bins=[-1, 10, {b}, 1000], labels=False)",
        "df['band'] = pd.cut(df['visits'], [-1, 10, {b}, 1000], labels=[0, 1, 2]).astype(int)",
        "df['band'] = np.digitize(df['visits'], [10, {b}], right=True)",
        "df['band'] = np.select([df['visits'] <= 10, df['visits'] <= {b}], [0, 1], default=2)",
        "df['band'] = df['visits'].apply(lambda v: 0 if v <= 10 else 1 if v <= {b} else 2)",
        "df['band'] = df['visits'].apply(" + name + ")",
    ]
    row = [
        "row['band'] = 0 if row['visits'] <= 10 else 1 if row['visits'] <= {b} else 2",
        "row['band'] = int(np.digitize(row['visits'], [10, {b}], right=True))",
        "if row['visits'] <= 10:\n    row['band'] = 0\nelif row['visits'] <= {b}:\n    row['band'] = 1\nelse:\n    row['band'] = 2",
        "row['band'] = " + name + "(row['visits'])",
    ]
    p.functions[name] = [line.replace("30", "10").format(b="20") for line in body]
    p.both(table, row, {"b": "20"}, {"b": "25" if drift else "20"})
    p.features.append("band")


def clock(p: Program, drift: bool) -> None:
    """The hour of the day on a circle."""
    table = [
        "df['at'] = np.sin(2 * np.pi * df['hours'] / {k})",
        "df['at'] = np.sin(df['hours'] * (2 * np.pi / {k}))",
        "df['at'] = np.sin(df['hours'] / {k} * 2 * np.pi)",
        "df['at'] = df['hours'].apply(lambda hour: np.sin(2 * np.pi * hour / {k}))",
    ]
    row = [
        "row['at'] = math.sin(2 * math.pi * row['hours'] / {k})",
        "row['at'] = np.sin(2 * np.pi * row['hours'] / {k})",
        "row['at'] = float(np.sin(row['hours'] * 2 * np.pi / {k}))",
    ]
    p.both(table, row, {"k": "24"}, {"k": "23" if drift else "24"})
    p.features.append("at")


def date(p: Program, drift: bool) -> None:
    """Parts of a date."""
    table = [
        "day = pd.to_datetime(df['joined'])\ndf['month'] = day.dt.month\ndf['weekday'] = day.dt.dayofweek",
        "df['joined'] = pd.to_datetime(df['joined'])\ndf['month'] = df['joined'].dt.month\n"
        "df['weekday'] = df['joined'].dt.weekday",
        "df['joined'] = pd.to_datetime(df['joined'], format='%Y-%m-%d')\ndf['weekday'] = df['joined'].dt.dayofweek\n"
        "df['month'] = df['joined'].dt.month",
        "df['month'] = df['joined'].apply(lambda text: pd.Timestamp(text).month)\n"
        "df['weekday'] = df['joined'].apply(lambda text: pd.Timestamp(text).weekday())",
    ]
    row = [
        "day = datetime.fromisoformat(row['joined'])\nrow['month'] = day.month\nrow['weekday'] = day.{w}()",
        "day = datetime.strptime(row['joined'], '%Y-%m-%d')\nrow['weekday'] = day.{w}()\nrow['month'] = day.month",
        "day = pd.Timestamp(row['joined'])\nrow['month'], row['weekday'] = day.month, day.{w}()",
        "day = pd.to_datetime(row['joined'])\nrow['month'] = day.month\nrow['weekday'] = day.{w}()",
    ]
    if drift and not p.row_wise:
        p.train += p.one(*table).split("\n")
        p.serve += "day = pd.to_datetime(df['joined'])\ndf['month'] = day.dt.month\ndf['weekday'] = day.dt.day".split(
            "\n"
        )
    else:
        p.both(table, row, {}, {"w": "isoweekday" if drift else "weekday"})
    p.features += ["month", "weekday"]


def tidy(p: Program, drift: bool) -> None:
    """Spellings of a category, and its code by a dict."""
    codes = "CITY_CODES"
    p.constants[codes] = str({name: i for i, name in enumerate(CITIES)})
    table = [
        "df['city'] = df['city'].str.strip().str.lower()",
        "df['city'] = df['city'].str.lower().str.strip()",
        "df['city'] = df['city'].apply(lambda text: text.strip().lower())",
        "df['city'] = [text.lower().strip() for text in df['city']]",
    ]
    row = [
        "row['city'] = row['city'].strip().lower()",
        "row['city'] = row['city'].lower().strip()",
        "row['city'] = str(row['city']).strip().lower()",
    ]
    if drift:
        p.train += p.one(*table).split("\n")
        p.serve.append("row['city'] = row['city'].strip()" if p.row_wise else "df['city'] = df['city'].str.strip()")
    else:
        p.both(table, row, {}, {})
    table = [
        "df['city'] = df['city'].map({k})",
        "df['city'] = df['city'].map({k}).fillna(-1).astype(int)",
        "df['city'] = df['city'].apply(lambda name: {k}.get(name, -1))",
        "df['city'] = df['city'].map(lambda name: {k}.get(name, -1))",
    ]
    row = ["row['city'] = {k}.get(row['city'], -1)", "row['city'] = {k}[row['city']] if row['city'] in {k} else -1"]
    p.both(table, row, {"k": codes}, {"k": codes})
    p.features.append("city")


def plans(p: Program, drift: bool) -> None:
    """An ordered category by its rank."""
    ranks = {name: i for i, name in enumerate(PLANS)}
    other = {name: len(PLANS) - 1 - i for i, name in enumerate(PLANS)} if drift else ranks
    table = [
        "df['plan'] = df['plan'].map({k})",
        "df['plan'] = df['plan'].apply(lambda name: {k}[name])",
        "df['plan'] = [{k}[name] for name in df['plan']]",
    ]
    row = [
        "row['plan'] = {k}[row['plan']]",
        "row['plan'] = {k}.get(row['plan'], 0)",
        "ranks = {k}\nrow['plan'] = ranks[row['plan']]",
    ]
    p.both(table, row, {"k": str(ranks)}, {"k": str(other)})
    p.features.append("plan")


def dummies(p: Program, drift: bool) -> None:
    """One column a category."""
    table = [
        "for name in {k}:\n    df[f'plan_{{name}}'] = (df['plan'] == name).astype(int)",
        "for name in {k}:\n    df['plan_' + name] = np.where(df['plan'] == name, 1, 0)",
        "df['plan_basic'] = (df['plan'] == 'basic').astype(int)\ndf['plan_plus'] = (df['plan'] == 'plus').astype(int)\n"
        "df['plan_pro'] = (df['plan'] == 'pro').astype(int)",
    ]
    row = [
        "for name in {k}:\n    row[f'plan_{{name}}'] = int(row['plan'] == name)",
        "for name in {k}:\n    row['plan_' + name] = 1 if row['plan'] == name else 0",
        "row.update({{f'plan_{{name}}': int(row['plan'] == name) for name in {k}}})",
        "row['plan_basic'] = int(row['plan'] == 'basic')\nrow['plan_plus'] = int(row['plan'] == 'plus')\n"
        "row['plan_pro'] = int(row['plan'] == 'pro')",
        "for name in {k}:\n    row[f'plan_{{name}}'] = 0\nrow[f\"plan_{{row['plan']}}\"] = 1",
    ]
    if drift:
        p.train += p.one(*table).format(k=str(list(PLANS))).split("\n")
        line = "row['plan_{}'] = {}" if p.row_wise else "df['plan_{}'] = {}"
        p.serve += [line.format(name, 0) for name in PLANS]
    else:
        p.both(table, row, {"k": str(list(PLANS))}, {"k": str(PLANS)})
    p.features += [f"plan_{name}" for name in PLANS]


def encoder(p: Program, drift: bool) -> None:
    """A saved encoder of scikit-learn."""
    kind = p.one("LabelEncoder", "OrdinalEncoder")
    if kind == "LabelEncoder":
        p.train += ["encoder = LabelEncoder()", "df['plan'] = encoder.fit_transform(df['plan'])"]
        row = [
            "row['plan'] = kept['encoder'].transform([row['plan']])[0]",
            "row['plan'] = int(kept['encoder'].transform([row['plan']])[0])",
        ]
        table = ["df['plan'] = kept['encoder'].transform(df['plan'])"]
        wrong = (
            "row['plan'] = LabelEncoder().fit_transform([row['plan']])[0]"
            if p.row_wise
            else "df['plan'] = LabelEncoder().fit_transform(df['plan'])"
        )
    else:
        p.train += [
            "encoder = OrdinalEncoder()",
            "df[['plan']] = encoder.fit_transform(df[['plan']])",
            "df['plan'] = df['plan'].astype(float)",
        ]
        row = [
            "row['plan'] = kept['encoder'].transform([[row['plan']]])[0][0]",
            "row['plan'] = float(kept['encoder'].transform([[row['plan']]])[0, 0])",
        ]
        table = ["df[['plan']] = kept['encoder'].transform(df[['plan']])\ndf['plan'] = df['plan'].astype(float)"]
        wrong = (
            "row['plan'] = OrdinalEncoder().fit_transform([[row['plan']]])[0][0]"
            if p.row_wise
            else "df[['plan']] = OrdinalEncoder().fit_transform(df[['plan']])\ndf['plan'] = df['plan'].astype(float)"
        )
    p.kept["encoder"] = "encoder"
    p.serve += (wrong if drift else p.one(*(row if p.row_wise else table))).split("\n")
    p.features.append("plan")


ATOMS = (fill, logarithm, clip, ratio, product, units, flag, bands, clock, date, tidy, plans, dummies, encoder)
_SHARE_A_COLUMN = {plans: "plan", dummies: "plan", encoder: "plan"}


@dataclass(frozen=True)
class Project:
    """The files of a project, and what was written differently on purpose."""

    files: dict[str, str]
    drift: str


IMPORTS = [
    "import json",
    "import math",
    "from datetime import datetime",
    "",
    "import joblib",
    "import numpy as np",
    "import pandas as pd",
]


def write(seed: int) -> Project:
    """A project by its number: the same number, the same project."""
    rng = random.Random(seed)
    p = Program(rng, row_wise=rng.random() < 0.5)
    chosen = p.chosen
    for atom in rng.sample(ATOMS, k=rng.randint(2, 4)):
        if atom in _SHARE_A_COLUMN and any(each in _SHARE_A_COLUMN for each in chosen):
            continue
        chosen.append(atom)
    chosen.sort(key=lambda each: each is not fill)  # gaps first
    if fill not in chosen:
        chosen.insert(0, fill)
    base = ["age", "income", "hours", "visits"]
    gaps = [name for name in ("age", "income")]
    wrong = rng.choice(chosen) if rng.random() < 0.4 else None
    for atom in chosen:
        atom(p, atom is wrong)
    p.drift = wrong.__name__ if wrong else ""
    filled = [
        name
        for name in gaps
        if any(f"'{name}'" in line and ("isna" in line or "fillna" in line or "None" in line) for line in p.train)
    ]
    p.features = [name for name in base if name not in gaps or name in filled] + p.features
    rng.shuffle(p.features)
    return _assemble(p, rng)


def _assemble(p: Program, rng: random.Random) -> Project:
    scaled = rng.choice(["", "table", "split", "pipeline"])
    scaler = rng.choice(["StandardScaler", "MinMaxScaler", "RobustScaler"])
    named = rng.choice(["FEATURES", "COLUMNS", "feature_names"])
    home = rng.choice(["both", "kept", "shared"])  # where the names of the features stand
    drift = p.drift
    shared = [f"{name} = {value}" for name, value in p.constants.items()]
    helpers = [
        line
        for name, body in p.functions.items()
        for line in ("", "", f"def {name}(value):", *(f"    {each}" for each in body))
    ]
    listing = f"{named} = {json.dumps(p.features)}"
    out_of_order = not drift and rng.random() < 0.1 and len(p.features) > 2
    train = [*IMPORTS, "from sklearn.linear_model import LogisticRegression"]
    sk = {line for line in ("LabelEncoder", "OrdinalEncoder") if any(line in each for each in p.train)}
    sk |= {scaler} if scaled else set()
    if sk:
        train.append(f"from sklearn.preprocessing import {', '.join(sorted(sk))}")
    if scaled == "split":
        train.insert(-1, "from sklearn.model_selection import train_test_split")
    if scaled == "pipeline":
        train.append("from sklearn.pipeline import make_pipeline")
    common = [*shared, *helpers]
    if common or home == "shared":
        train.append("import common" if rng.random() < 0.3 and not common else "from common import *" if False else "")
    names_of_common = [*p.constants, *p.functions, *([named] if home == "shared" else [])]
    train = [line for line in train if line or True]
    if names_of_common:
        train[-1] = f"from common import {', '.join(sorted(names_of_common))}"
    train = [line for i, line in enumerate(train) if line or i == IMPORTS.index("")]
    if home != "shared":
        train += ["", listing]
    in_function = rng.random() < 0.5
    if in_function and not p.kept:
        train += ["", "", "def prepare(df):", *(f"    {line}" for line in p.train), "    return df", "", ""]
        train += ["df = prepare(pd.read_csv('people.csv'))"]
    else:
        train += ["", "df = pd.read_csv('people.csv')", *p.train]
    values = rng.choice(["", ".values", ".to_numpy()"])
    target = "df['left']"
    train += [f"X = df[{named}]{values}", f"y = {target}"]
    kept = dict(p.kept)
    model = "LogisticRegression(max_iter=500)"
    if scaled == "table":
        train += [f"scaler = {scaler}()", "X = scaler.fit_transform(X)", f"model = {model}", "model.fit(X, y)"]
        kept["scaler"] = "scaler"
    elif scaled == "split":
        train += [
            "X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=1)",
            f"scaler = {scaler}()",
            "X_train = scaler.fit_transform(X_train)",
            "X_test = scaler.transform(X_test)",
            f"model = {model}",
            "model.fit(X_train, y_train)",
            "print(model.score(X_test, y_test))",
        ]
        kept["scaler"] = "scaler"
    elif scaled == "pipeline":
        train += [f"model = make_pipeline({scaler}(), {model})", "model.fit(X, y)"]
    else:
        train += [f"model = {model}", "model.fit(X, y)"]
    if home == "kept":
        kept["names"] = named
    bundle = rng.random() < 0.5 or not kept
    if bundle:
        train.append(
            "joblib.dump({'model': model, " + ", ".join(f"'{k}': {v}" for k, v in kept.items()) + "}, 'model.joblib')"
        )
    else:
        train += [
            "joblib.dump(model, 'model.joblib')",
            "joblib.dump({" + ", ".join(f"'{k}': {v}" for k, v in kept.items()) + "}, 'kept.joblib')",
        ]
    serve = [*IMPORTS]
    if any("Encoder()" in line for line in p.serve):
        serve.append("from sklearn.preprocessing import LabelEncoder, OrdinalEncoder")
    if names_of_common:
        serve.append(f"from common import {', '.join(sorted(names_of_common))}")
    web = rng.random() < 0.5
    if web:
        serve += ["from fastapi import FastAPI", "from pydantic import BaseModel"]
    serve += [""]
    if bundle:
        serve += ["kept = joblib.load('model.joblib')", "model = kept['model']"]
    else:
        serve += ["model = joblib.load('model.joblib')", "kept = joblib.load('kept.joblib')"]
    if home == "kept":
        serve.append(f"{named} = kept['names']")
    elif home == "both":
        serve.append(listing)
    if web:
        serve += [
            "app = FastAPI()",
            "",
            "",
            "class Person(BaseModel):",
            "    age: float | None",
            "    income: float | None",
        ]
        serve += [
            "    hours: float",
            "    visits: float",
            "    city: str",
            "    plan: str",
            "    joined: str",
            "",
            "",
            "@app.post('/predict')",
        ]
        serve += ["def predict(person: Person):", "    payload = person.model_dump()"]
    else:
        serve += ["", "", "def predict(payload):"]
    body = ["row = dict(payload)" if p.row_wise else "df = pd.DataFrame([payload])", *p.serve]
    if not p.row_wise:
        body.append(f"X = df[{named}]{values}")
    else:
        listed = list(p.features)
        if out_of_order:
            i, j = rng.sample(range(len(listed)), 2)
            listed[i], listed[j] = listed[j], listed[i]
            drift = "order"
        forms = [
            f"X = np.array([[row[name] for name in {named}]])",
            f"X = pd.DataFrame([row])[{named}]{values}",
            f"X = pd.DataFrame([[row[name] for name in {named}]], columns={named}){values}",
            f"X = [[row[name] for name in {named}]]",
        ]
        form = (
            "X = np.array([[" + ", ".join(f"row['{name}']" for name in listed) + "]])"
            if out_of_order or rng.random() < 0.3
            else rng.choice(forms)
        )
        body.append(form)
    if "scaler" in kept:
        skip = not drift and rng.random() < 0.12
        if skip:
            drift = "scaler left out"
        elif not drift and rng.random() < 0.08:
            drift = "scaler fitted again"
            serve.insert(len(IMPORTS), f"from sklearn.preprocessing import {scaler}")
            body.append(f"X = {scaler}().fit_transform(X)")
        else:
            body.append("X = kept['scaler'].transform(X)")
    body.append("return {'left': int(model.predict(X)[0])}")
    serve += [f"    {line}" for line in body]
    files = {"train.py": "\n".join(train) + "\n", "app.py": "\n".join(serve) + "\n"}
    if names_of_common:
        lines = [*IMPORTS[:1], "", *shared, *([listing] if home == "shared" else []), *helpers]
        files["common.py"] = "\n".join(lines) + "\n"
    return Project(files, drift)


@contextlib.contextmanager
def _recorded() -> Iterator[list[np.ndarray]]:
    seen: list[np.ndarray] = []
    fit, predict = LogisticRegression.fit, LogisticRegression.predict

    def recording(self: Any, X: Any, *more: Any) -> Any:
        seen.append(np.asarray(X, float))
        return predict(self, X, *more)

    LogisticRegression.predict = recording
    try:
        yield seen
    finally:
        LogisticRegression.fit, LogisticRegression.predict = fit, predict


def agrees(project: Project) -> tuple[bool, str]:
    """Whether both sides give the model the same numbers for the same rows, and the first difference.

    Trains and serves in a folder of its own, in this process.
    """
    table = people()
    before = os.getcwd()
    with TemporaryDirectory() as folder, warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        for name, text in project.files.items():
            (Path(folder) / name).write_text(text)
        table.to_csv(Path(folder) / "people.csv", index=False)
        os.chdir(folder)
        sys.path.insert(0, folder)
        sys.modules.pop("common", None)
        try:
            trained: dict[str, Any] = {"__name__": "train"}
            exec(compile(project.files["train.py"], "train.py", "exec"), trained)
            X = np.asarray(trained["X"])
            if "train_test_split" in trained:
                X = trained["scaler"].transform(trained["X"])
            if "make_pipeline" in trained:
                X = trained["model"][:-1].transform(trained["X"])
            X = np.asarray(X, float)
            served: dict[str, Any] = {"__name__": "app"}
            with _recorded() as seen:
                exec(compile(project.files["app.py"], "app.py", "exec"), served)
                for i, payload in enumerate(_payloads(table)):
                    given = served["Person"](**payload) if "Person" in served else payload
                    seen.clear()
                    try:
                        served["predict"](given)
                    except Exception as error:
                        return False, f"row {i}: {type(error).__name__}: {error}"
                    if not np.allclose(seen[-1][0], X[i], rtol=1e-6, atol=1e-9, equal_nan=True):
                        return False, f"row {i}: {seen[-1][0]} and in training {X[i]}"
        finally:
            os.chdir(before)
            sys.path.remove(folder)
            sys.modules.pop("common", None)
    return True, ""


def _payloads(table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for _, row in table.drop(columns="left").head(16).iterrows():
        yield {name: None if isinstance(value, float) and np.isnan(value) else value for name, value in row.items()}
