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
import re
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
    mode: str  # how serving holds a row: "table", "row" (a dict) or "names" (one name a field)
    train: list[str] = field(default_factory=list)
    serve: list[str] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)
    features: list[str] = field(default_factory=list)
    functions: dict[str, list[str]] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    chosen: list[Any] = field(default_factory=list)
    drift: str = ""

    @property
    def row_wise(self) -> bool:
        return self.mode != "table"

    def one(self, *forms: str) -> str:
        return self.random.choice(forms)

    def both(
        self, table: Sequence[str], row: Sequence[str], served: Mapping[str, str], other: Mapping[str, str]
    ) -> None:
        """One way on either side; `served` and `other` fill in what the two write between braces."""
        self.train += self.one(*table).format(**served).split("\n")
        forms = row if self.row_wise else table
        if self.mode == "names":
            forms = [form for form in forms if not any(part in form for part in _OF_DICTS)]
        self.serve += self.one(*forms).format(**other).split("\n")


_OF_DICTS = ("row.update", "row.get", "row[f", "row['plan_' + ")
"""What is written of a dict and not of names."""


def imputer(p: Program, drift: bool) -> None:
    """Gaps are filled by a saved imputer."""
    names = "['age', 'income']"
    p.train += ["imputer = SimpleImputer(strategy='median')", f"df[{names}] = imputer.fit_transform(df[{names}])"]
    p.kept["imputer"] = "imputer"
    table = [f"df[{names}] = kept['imputer'].transform(df[{names}])"]
    row = [
        "row['age'], row['income'] = kept['imputer'].transform([[row['age'], row['income']]])[0]",
        "filled = kept['imputer'].transform([[row['age'], row['income']]])\nrow['age'] = filled[0][0]\n"
        "row['income'] = filled[0][1]",
    ]
    wrong = ["row['age'] = row['age'] or 0", "row['income'] = row['income'] or 0"]
    if drift:
        p.serve += wrong if p.row_wise else [f"df[{names}] = df[{names}].fillna(0)"]
    else:
        p.serve += p.one(*(row if p.row_wise else table)).split("\n")


def square(p: Program, drift: bool) -> None:
    """A column by itself."""
    table = [
        "df['much'] = df['visits'] ** {k}",
        "df['much'] = df['visits'].pow({k})",
        "df['much'] = np.power(df['visits'], {k})",
    ]
    row = [
        "row['much'] = row['visits'] ** {k}",
        "row['much'] = pow(row['visits'], {k})",
        "row['much'] = math.pow(row['visits'], {k})",
    ]
    p.both(table, row, {"k": "2"}, {"k": "3" if drift else "2"})
    p.features.append("much")


def by_plan(p: Program, drift: bool) -> None:
    """A mean of each category, saved with the model."""
    p.train += ["plan_hours = df.groupby('plan')['hours'].mean().to_dict()", "df['usual'] = df['plan'].map(plan_hours)"]
    p.kept["plan_hours"] = "plan_hours"
    table = [
        "df['usual'] = df['plan'].map(kept['plan_hours'])",
        "df['usual'] = df['plan'].map(lambda name: kept['plan_hours'].get(name, 0))",
    ]
    row = ["row['usual'] = kept['plan_hours'][row['plan']]", "row['usual'] = kept['plan_hours'].get(row['plan'], 0)"]
    if drift:
        p.serve.append(
            "row['usual'] = 11.5" if p.row_wise else "df['usual'] = df.groupby('plan')['hours'].transform('mean')"
        )
    else:
        p.serve += p.one(*(row if p.row_wise else table)).split("\n")
    p.features.append("usual")


def spread(p: Program, drift: bool) -> None:
    """Dummies of a category, whose columns serving completes."""
    names = [f"plan_{name}" for name in PLANS]
    p.train += ["df = pd.get_dummies(df, columns=['plan'])"]
    table = [
        f"df = pd.get_dummies(df, columns=['plan'])\nfor name in {names}:\n    if name not in df.columns:\n        df[name] = 0",
        f"df = pd.get_dummies(df, columns=['plan'])\ndf = df.reindex(columns=[*df.columns, *[n for n in {names} if n not in df]], fill_value=0)",
    ]
    row = ["".join(f"row['plan_{name}'] = 1 if row['plan'] == '{name}' else 0\n" for name in PLANS).rstrip("\n")]
    if drift:
        row = ["".join(f"row['plan_{name}'] = {int(name == 'basic')}\n" for name in PLANS).rstrip("\n")]
        table = ["\n".join(f"df['plan_{name}'] = {int(name == 'basic')}" for name in PLANS)]
    p.serve += p.one(*(row if p.row_wise else table)).split("\n")
    p.features += names


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
    name = p.one("to_band", "age_group", "bucket")
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
        p.serve += ["day = pd.to_datetime(df['joined'])", "df['month'] = day.dt.month", "df['weekday'] = day.dt.day"]
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


ATOMS = (
    *(fill, logarithm, clip, ratio, product, units, flag, bands, clock, date, tidy, plans, dummies, encoder),
    *(imputer, square, by_plan, spread),
)
_EXCLUDE = ({plans, dummies, encoder, spread, by_plan}, {fill, imputer})
"""Features of one column, of which a project has one."""


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


@dataclass(frozen=True)
class Layout:
    """How a project is laid out, whatever its features are."""

    scaled: str  # where the scaler is: "", "table" (before the split), "split" (after it) or "pipeline"
    scaler: str
    names: str  # what the list of features is called
    home: str  # where it stands: "both", "kept" (with the model) or "shared"
    values: str
    web: bool
    train: str  # "flat", "function" or "main"
    serve: str  # "flat", "function" or "class"
    bundle: bool


def write(seed: int) -> Project:
    """A project by its number: the same number, the same project."""
    rng = random.Random(seed)
    p = Program(rng, rng.choice(["table", "row", "names"]))
    for atom in rng.sample(ATOMS, k=rng.randint(2, 4)):
        if not any(atom in group and group & {*p.chosen} for group in _EXCLUDE):
            p.chosen.append(atom)
    p.chosen.sort(key=lambda each: each not in (fill, imputer))  # gaps first
    if p.chosen[0] not in (fill, imputer):
        p.chosen.insert(0, fill)
    wrong = rng.choice(p.chosen) if rng.random() < 0.4 else None
    for atom in p.chosen:
        atom(p, atom is wrong)
    p.drift = wrong.__name__ if wrong else ""
    full = [name for name in ("age", "income") if any(f"'{name}'" in line for line in p.train)]
    p.features = [*full, "hours", "visits", *p.features]
    rng.shuffle(p.features)
    in_main = rng.random() < 0.3
    layout = Layout(
        scaled=rng.choice(["", "table", "pipeline"] if in_main else ["", "table", "split", "pipeline"]),
        scaler=rng.choice(["StandardScaler", "MinMaxScaler", "RobustScaler"]),
        names=rng.choice(["FEATURES", "COLUMNS", "feature_names"]),
        home=rng.choice(["both", "kept", "shared"]),
        values=rng.choice(["", ".values", ".to_numpy()"]),
        web=rng.random() < 0.5,
        train="main" if in_main else "function" if not p.kept and rng.random() < 0.5 else "flat",
        serve=rng.choice(["flat", "function", "class"]),
        bundle=rng.random() < 0.5,
    )
    files = {"train.py": _training(p, layout), "app.py": _service(p, layout)}
    if _shared(p, layout):
        files["common.py"] = _common(p, layout)
    return Project(files, p.drift)


def _shared(p: Program, layout: Layout) -> list[str]:
    return sorted([*p.constants, *p.functions, *([layout.names] if layout.home == "shared" else [])])


def _listing(p: Program, layout: Layout) -> str:
    return f"{layout.names} = {json.dumps(p.features)}"


def _common(p: Program, layout: Layout) -> str:
    lines = [f"{name} = {value}" for name, value in p.constants.items()]
    lines += [_listing(p, layout)] if layout.home == "shared" else []
    for name, body in p.functions.items():
        lines += ["", "", f"def {name}(value):", *_indented(body)]
    return "\n".join(lines).lstrip("\n") + "\n"


def _indented(lines: Sequence[str]) -> list[str]:
    return [f"    {line}" if line else "" for line in lines]


def _kept(p: Program, layout: Layout) -> dict[str, str]:
    kept = dict(p.kept)
    if layout.scaled in ("table", "split"):
        kept["scaler"] = "scaler"
    if layout.home == "kept":
        kept["names"] = layout.names
    return kept


def _training(p: Program, layout: Layout) -> str:
    steps = [*p.train]
    X = [f"X = df[{layout.names}]{layout.values}", "y = df['left']"]
    model = "LogisticRegression(max_iter=500)"
    if layout.scaled == "table":
        X += [f"scaler = {layout.scaler}()", "X = scaler.fit_transform(X)", f"model = {model}", "model.fit(X, y)"]
    elif layout.scaled == "split":
        X += [
            "X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=1)",
            f"scaler = {layout.scaler}()",
            "X_train = scaler.fit_transform(X_train)",
            "X_test = scaler.transform(X_test)",
            f"model = {model}",
            "model.fit(X_train, y_train)",
            "print(model.score(X_test, y_test))",
        ]
    elif layout.scaled == "pipeline":
        X += [f"model = make_pipeline({layout.scaler}(), {model})", "model.fit(X, y)"]
    else:
        X += [f"model = {model}", "model.fit(X, y)"]
    kept = ", ".join(f"'{name}': {value}" for name, value in _kept(p, layout).items())
    if layout.bundle or not kept:
        X.append(
            f"joblib.dump({{'model': model, {kept}}}, 'model.joblib')" if kept else "joblib.dump(model, 'model.joblib')"
        )
    else:
        X += ["joblib.dump(model, 'model.joblib')", f"joblib.dump({{{kept}}}, 'kept.joblib')"]
    head = [*IMPORTS, "from sklearn.impute import SimpleImputer", "from sklearn.linear_model import LogisticRegression"]
    head += ["from sklearn.model_selection import train_test_split", "from sklearn.pipeline import make_pipeline"]
    head += [
        "from sklearn.preprocessing import LabelEncoder, MinMaxScaler, OrdinalEncoder, RobustScaler, StandardScaler"
    ]
    head += [f"from common import {', '.join(_shared(p, layout))}"] if _shared(p, layout) else []
    head += ["", _listing(p, layout)] if layout.home != "shared" else []
    if layout.train == "function":
        body = ["", "", "def prepare(df):", *_indented(steps), "    return df", "", ""]
        body += ["df = prepare(pd.read_csv('people.csv'))", *X]
    elif layout.train == "main":
        body = ["", "", "def main():", *_indented(["df = pd.read_csv('people.csv')", *steps, *X])]
        body += ["", "", "if __name__ == '__main__':", "    main()"]
    else:
        body = ["", "df = pd.read_csv('people.csv')", *steps, *X]
    return "\n".join([*head, *body]) + "\n"


def _service(p: Program, layout: Layout) -> str:
    rng = p.random
    kept = _kept(p, layout)
    made = [*_given(p), _gathered(p, layout)]
    if "scaler" in kept:
        chance = rng.random()
        if not p.drift and chance < 0.12:
            p.drift = "scaler left out"
        elif not p.drift and chance < 0.2:
            p.drift = "scaler fitted again"
            made.append(f"X = {layout.scaler}().fit_transform(X)")
        else:
            made.append("X = kept['scaler'].transform(X)")
    load = ["kept = joblib.load('model.joblib')", "model = kept['model']"]
    if not kept:
        load = ["model = joblib.load('model.joblib')"]
    elif not layout.bundle:
        load = ["model = joblib.load('model.joblib')", "kept = joblib.load('kept.joblib')"]
    names = [f"{layout.names} = kept['names']"] if layout.home == "kept" else []
    answer = "return {'left': int(model.predict(X)[0])}"
    lines = [
        *IMPORTS,
        "from sklearn.preprocessing import LabelEncoder, MinMaxScaler, OrdinalEncoder, RobustScaler, StandardScaler",
    ]
    lines += [f"from common import {', '.join(_shared(p, layout))}"] if _shared(p, layout) else []
    lines += (
        ["from fastapi import FastAPI", "from pydantic import BaseModel", "", "app = FastAPI()"] if layout.web else [""]
    )
    lines += [_listing(p, layout)] if layout.home == "both" else []
    if layout.serve == "class":
        mine = [re.sub(r"\b(kept|model)\b(?=[\[.])", r"self.\1", line) for line in [*made, answer]]
        mine = [re.sub(rf"\b{layout.names}\b", f"self.{layout.names}", line) for line in mine] if names else mine
        init = [re.sub(r"^(\w+) = ", r"self.\1 = ", line) for line in [*load, *names]]
        init = [line.replace(" kept[", " self.kept[") for line in init]
        lines += ["", "", "class Predictor:", "    def __init__(self):", *_indented(_indented(init))]
        lines += ["", "    def predict(self, payload):", *_indented(_indented(mine)), "", "", "predictor = Predictor()"]
        call = ["return predictor.predict(payload)"]
    elif layout.serve == "function":
        lines += [*load, *names, "", "", "def to_features(payload):", *_indented([*made, "return X"])]
        call = ["X = to_features(payload)", answer]
    else:
        lines += [*load, *names]
        call = [*made, answer]
    if layout.web:
        lines += [
            "",
            "",
            "class Person(BaseModel):",
            "    age: float | None",
            "    income: float | None",
            "    hours: float",
        ]
        lines += [
            "    visits: float",
            "    city: str",
            "    plan: str",
            "    joined: str",
            "",
            "",
            "@app.post('/predict')",
        ]
        lines += ["def predict(person: Person):", *_indented(["payload = person.model_dump()", *call])]
    else:
        lines += ["", "", "def predict(payload):", *_indented(call)]
    return "\n".join(lines) + "\n"


_FIELDS = ("age", "income", "hours", "visits", "city", "plan", "joined")


def _given(p: Program) -> list[str]:
    """The steps of serving behind the line in which a row is taken from the request."""
    if p.mode == "table":
        return ["df = pd.DataFrame([payload])", *p.serve]
    if p.mode == "row":
        return ["row = dict(payload)", *p.serve]
    made = [re.sub(r"row\['(\w+)'\]", r"\1", line) for line in p.serve]
    used = [name for name in _FIELDS if any(re.search(rf"\b{name}\b", line) for line in (*made, *p.features))]
    return [*(f"{name} = payload['{name}']" for name in used), *made]


def _gathered(p: Program, layout: Layout) -> str:
    """The line that puts the features together."""
    rng, names, values = p.random, layout.names, layout.values
    if p.mode == "table":
        return f"X = df[{names}]{values}"
    listed = list(p.features)
    forms = [
        f"X = np.array([[row[name] for name in {names}]])",
        f"X = pd.DataFrame([row])[{names}]{values}",
        f"X = pd.DataFrame([[row[name] for name in {names}]], columns={names}){values}",
        f"X = [[row[name] for name in {names}]]",
    ]
    if not p.drift and rng.random() < 0.1:
        i, j = rng.sample(range(len(listed)), 2)
        listed[i], listed[j] = listed[j], listed[i]
        p.drift = "order"
    one = "{0}" if p.mode == "names" else "row['{0}']"
    row = ", ".join(one.format(name) for name in listed)
    by_position = [f"X = np.array([[{row}]])", f"X = [[{row}]]", f"X = np.array([{row}]).reshape(1, -1)"]
    record = ", ".join(f"'{name}': {one.format(name)}" for name in listed)
    by_name = [
        f"X = pd.DataFrame([{{{record}}}])[{names}]{values}",
        f"X = pd.DataFrame([[{row}]], columns={names}){values}",
    ]
    if p.drift == "order":
        return rng.choice([*by_position, by_name[1]])
    if p.mode == "names":
        return rng.choice([*by_position, *by_name])
    return rng.choice([*forms, *by_position])


@contextlib.contextmanager
def _recorded() -> Iterator[list[np.ndarray]]:
    seen: list[np.ndarray] = []
    fit, predict = LogisticRegression.fit, LogisticRegression.predict

    def recording(self: Any, X: Any, *more: Any) -> Any:
        seen.append(np.asarray(X, float))
        return predict(self, X, *more)

    def learning(self: Any, X: Any, *more: Any) -> Any:
        seen.append(np.asarray(X, float))
        return fit(self, X, *more)

    LogisticRegression.fit, LogisticRegression.predict = learning, recording
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
            trained: dict[str, Any] = {"__name__": "__main__"}
            with _recorded() as seen:
                exec(compile(project.files["train.py"], "train.py", "exec"), trained)
                X = seen[0]
            if "X_train" in trained:
                X = np.asarray(trained["scaler"].transform(trained["X"]), float)
            served: dict[str, Any] = {"__name__": "app"}
            with _recorded() as seen:
                exec(compile(project.files["app.py"], "app.py", "exec"), served)
                for i, payload in enumerate(_payloads(table)):
                    given = served["Person"](**payload) if "Person" in served else payload
                    seen.clear()
                    try:
                        served["predict"](given)
                    except (TypeError, ValueError, KeyError, AttributeError) as error:  # a field that is not filled
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
