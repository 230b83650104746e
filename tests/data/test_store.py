from __future__ import annotations

import datetime as dt
import gzip
import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from mlaudit.config import DataSettings
from mlaudit.data.profile import decode, encode
from mlaudit.data.store import DataStore
from mlaudit.data.table import Kind
from mlaudit.errors import DataError


def rows(n: int = 200) -> pd.DataFrame:
    rng = np.random.default_rng(0)
    return pd.DataFrame(
        {
            "number": rng.normal(size=n).round(4),
            "count": rng.integers(0, 9, n),
            "word": rng.choice(["a", "b,c", 'say "d"'], n),
            "flag": rng.random(n) < 0.5,
        }
    )


def write(table: pd.DataFrame, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".csv":
        table.to_csv(path, index=False)
    elif path.suffix == ".jsonl":
        table.to_json(path, orient="records", lines=True)
    elif path.suffix == ".json":
        table.to_json(path, orient="records")
    elif path.suffix == ".gz":
        path.write_bytes(gzip.compress(table.to_csv(index=False).encode()))
    else:
        table.to_parquet(path, index=False)


@pytest.mark.parametrize("name", ["t.parquet", "t.csv", "t.jsonl", "t.json", "t.csv.gz", "we[i]rd 'name'*.parquet"])
def test_every_format_gives_the_same_profile(tmp_path: Path, name: str) -> None:
    write(rows(), tmp_path / name)
    write(rows(), tmp_path / "oracle.parquet")
    store = DataStore(DataSettings(reference="oracle.parquet", current=name), tmp_path)
    wanted, found = store.profile("reference"), store.profile("current")
    assert [(c.counts, c.nulls) for c in found.columns] == [(c.counts, c.nulls) for c in wanted.columns]
    sample = store.sample("current", 50, seed=3)
    oracle = store.sample("reference", 50, seed=3)
    for column in rows():
        assert sample[column].tolist() == pytest.approx(oracle[column].tolist())
    store.close()


def test_a_glob_is_one_table_in_the_order_of_its_files(tmp_path: Path) -> None:
    whole = rows(300)
    for place in range(3):
        write(whole.iloc[place * 100 : place * 100 + 100], tmp_path / "day" / f"{place}.parquet")
    store = DataStore(DataSettings(current="day/*.parquet"), tmp_path)
    assert store.current is not None
    assert (store.current.rows, len(store.current.files)) == (300, 3)
    assert store.columns_of("current")["number"].tolist() == whole["number"].tolist()
    sample = store.sample("current", 40, seed=1, columns=("number",))["number"]
    assert len(sample) == 40
    assert set(sample.tolist()) <= set(whole["number"].tolist())


@pytest.mark.parametrize("end", ["csv", "parquet"])
def test_a_file_whose_name_looks_like_a_glob_is_itself(tmp_path: Path, end: str) -> None:
    write(rows(10), tmp_path / f"a*.{end}")
    write(rows(70), tmp_path / f"ab.{end}")
    store = DataStore(DataSettings(current=f"a*.{end}"), tmp_path)
    assert store.current is not None
    assert store.current.rows == 10


def test_a_sample_is_real_rows_the_same_for_a_seed_and_other_for_another(tmp_path: Path) -> None:
    table = rows(5_000).assign(row=range(5_000))
    write(table, tmp_path / "t.parquet")
    one, two = (DataStore(DataSettings(current="t.parquet"), tmp_path) for _ in range(2))
    first = one.sample("current", 100, seed=1)
    again = two.sample("current", 100, seed=1)
    assert all(np.array_equal(first[name], again[name]) for name in first)
    assert first["row"].tolist() == sorted(set(first["row"].tolist()))
    assert first["number"].tolist() == table["number"].iloc[first["row"]].tolist()
    assert one.sample("current", 100, seed=1, columns=("row",))["row"].tolist() == first["row"].tolist()
    assert one.sample("current", 100, seed=2)["row"].tolist() != first["row"].tolist()
    assert len(one.sample("current", 10_000, seed=1)["row"]) == 5_000


def test_nulls_and_types_of_arrays(tmp_path: Path) -> None:
    moment = dt.datetime(2024, 5, 1, 12, 30, tzinfo=dt.UTC)
    pd.DataFrame(
        {
            "whole": pd.array([1, None, 3], dtype="Int64"),
            "exact": [1, 2, 3],
            "flag": pd.array([True, None, False], dtype="boolean"),
            "word": ["a", None, "b"],
            "at": [moment, None, moment],
        }
    ).to_parquet(tmp_path / "t.parquet")
    found = DataStore(DataSettings(current="t.parquet"), tmp_path).columns_of("current")
    assert found["whole"].dtype == np.float64
    assert np.isnan(found["whole"][1])
    assert found["exact"].dtype == np.int64
    assert found["flag"].tolist() == [True, None, False]
    assert found["word"].tolist() == ["a", None, "b"]
    assert found["at"].dtype == np.dtype("datetime64[us]")
    assert found["at"][0] == np.datetime64("2024-05-01T12:30")
    assert np.isnat(found["at"][1])


def test_features_are_every_column_without_another_role(tmp_path: Path) -> None:
    write(rows().assign(id=1, at=2, y=3, note="x", guess=4), tmp_path / "t.parquet")
    roles = {"label": "y", "id": "id", "time": "at", "prediction": "guess", "ignore": ("note",)}
    assert DataStore(DataSettings(current="t.parquet", **roles), tmp_path).features == (
        "number",
        "count",
        "word",
        "flag",
    )
    chosen = DataSettings(current="t.parquet", features=("word", "number"), **roles)
    assert tuple(DataStore(chosen, tmp_path).sample("current", 5, 0)) == ("word", "number")


@pytest.mark.parametrize(
    ("features", "told"), [(("a", "y"), "names the label `y`"), (("a", "b", "a"), "names `a` twice")]
)
def test_features_that_show_the_answer_or_stand_there_twice_are_refused(
    tmp_path: Path, features: tuple[str, ...], told: str
) -> None:
    with pytest.raises(DataError, match=told):
        _ = DataStore(DataSettings(features=features, label="y"), tmp_path).features


def test_what_is_asked_in_several_scans_is_answered_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time to plan one SELECT grows with the square of its length: 5,000 columns were not answered in minutes."""
    table = pd.DataFrame({"n": [1.0, np.nan, 3.0, np.inf], "c": ["x", "y", None, "x"], "i": [1, 2, 3, 4]})
    table.to_parquet(tmp_path / "t.parquet")
    settings = DataSettings(reference="t.parquet")
    whole = DataStore(settings, tmp_path).profile("reference")
    for most in (1, 2, 5):
        monkeypatch.setattr("mlaudit.data.plan.MOST_TOGETHER", most)
        assert DataStore(settings, tmp_path).profile("reference") == whole


def test_a_profile_travels_as_json(tmp_path: Path) -> None:
    write(rows(5_000), tmp_path / "t.parquet")
    store = DataStore(DataSettings(reference="t.parquet"), tmp_path)
    profile = store.profile("reference")
    content = encode(profile)
    assert decode(content, "here") == profile
    assert len(content) < 5_000
    assert content == encode(DataStore(DataSettings(reference="t.parquet"), tmp_path).profile("reference"))
    assert [column.kind for column in profile.columns] == [Kind.NUMERIC, Kind.NUMERIC, Kind.CATEGORICAL, Kind.BOOLEAN]
    (tmp_path / "reference.json").write_bytes(content)
    saved = DataStore(DataSettings(reference="reference.json"), tmp_path)
    assert saved.profile("reference") == profile
    assert saved.features == tuple(rows())
    with pytest.raises(DataError, match="is a saved profile; this needs the rows"):
        saved.sample("reference", 5, 0)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (lambda p: p.update(schema_version=99), "has version 99"),
        (lambda p: p["columns"][0].update(counts=[1]), "counts for its bins"),
        (lambda p: p.update(columns="none"), "not a profile"),
    ],
    ids=["version", "counts", "shape"],
)
def test_a_damaged_profile_is_refused(tmp_path: Path, change: object, text: str) -> None:
    write(rows(), tmp_path / "t.parquet")
    content = json.loads(encode(DataStore(DataSettings(reference="t.parquet"), tmp_path).profile("reference")))
    change(content)  # type: ignore[operator]
    (tmp_path / "p.json").write_text(json.dumps(content))
    with pytest.raises(DataError, match=text):
        DataStore(DataSettings(reference="p.json"), tmp_path).profile("reference")


def test_what_cannot_be_read_says_what_and_where(tmp_path: Path) -> None:
    (tmp_path / "garbage.parquet").write_bytes(b"PAR1 is not enough to be one PAR1")
    (tmp_path / "cut.json").write_text('{"a": [1,')
    (tmp_path / "nothing.csv").write_text("")
    (tmp_path / "text.txt").write_text("a")
    (tmp_path / "folder").mkdir()
    write(rows(), tmp_path / "mixed" / "a.csv")
    write(rows(), tmp_path / "mixed" / "b.parquet")
    for source, text in (
        ("garbage.parquet", "cannot be read as parquet"),
        ("cut.json", "cannot be read as json"),
        ("nothing.csv", "is an empty file"),
        ("missing.csv", "there is no file missing.csv"),
        ("no/*.csv", "no file matches"),
        ("text.txt", "is not Parquet, CSV or JSON"),
        ("folder", "is a folder"),
        ("mixed/*", "mixes formats: csv .* parquet"),
    ):
        store = DataStore(DataSettings(current=source), tmp_path)
        with pytest.raises(DataError, match=text):
            store.profile("current")
        store.close()


def test_files_that_disagree_on_a_type_give_text_which_is_no_longer_the_references_type(tmp_path: Path) -> None:
    write(rows(), tmp_path / "types" / "a.parquet")
    write(rows().assign(number="x"), tmp_path / "types" / "b.parquet")
    store = DataStore(DataSettings(reference="types/a.parquet", current="types/*.parquet"), tmp_path)
    assert store.current is not None
    assert store.current.column("number").dtype == "VARCHAR"
    assert store.profile("current").column("number").kind is Kind.OTHER


def test_wrong_names_are_told_with_the_nearest(tmp_path: Path) -> None:
    write(rows(), tmp_path / "t.parquet")
    store = DataStore(DataSettings(current="t.parquet", label="wrod"), tmp_path)
    with pytest.raises(DataError, match="did you mean `word`"):
        store.label("current")
    with pytest.raises(DataError, match="did you mean `current`"):
        store.profile("curent")
    with pytest.raises(DataError, match=r"data\.evaluation is not configured"):
        store.sample("evaluation", 5, 0)
    assert store.evaluation is None
    assert not store.has("evaluation")
    with pytest.raises(DataError, match=r"data\.label is not configured"):
        DataStore(DataSettings(current="t.parquet"), tmp_path).label("current")


def test_a_late_odd_value_in_a_csv_is_still_read(tmp_path: Path) -> None:
    lines = ["x"] + [str(i) for i in range(30_000)] + ["n/a"]
    (tmp_path / "t.csv").write_text("\n".join(lines) + "\n")
    store = DataStore(DataSettings(current="t.csv"), tmp_path)
    assert store.current is not None
    assert store.current.column("x").dtype == "VARCHAR"
    assert store.current.rows == 30_001


def test_a_row_that_begins_as_comments_do_is_a_row(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("a,b\n1,2\n#x,3\n")
    store = DataStore(DataSettings(current="c.csv"), tmp_path)
    assert store.columns_of("current")["a"].tolist() == ["1", "#x"]


def test_columns_of_lists_and_bytes_are_counted_by_their_nulls(tmp_path: Path) -> None:
    pd.DataFrame({"xs": [[1, 2], None, [3]], "raw": [b"a", b"b", None]}).to_parquet(tmp_path / "t.parquet")
    profile = DataStore(DataSettings(current="t.parquet"), tmp_path).profile("current")
    assert [(c.kind, c.nulls) for c in profile.columns] == [(Kind.OTHER, 1), (Kind.OTHER, 1)]


def test_a_query_without_duckdb_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").write_text("a\n1\n")
    store = DataStore(DataSettings(current="a.csv"), tmp_path)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(DataError, match=r"needs DuckDB; install `mlaudit\[runtime\]`"):
        store.query("current", "SELECT 1 FROM {table}")


LINES = "a,b,c\n" + "".join(f"{i},{i + 1},x{i}\n" for i in range(50))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (LINES + "1,2\n", r"t\.csv, line 52: 2 fields, where the first line has 3"),
        (LINES + "1,2,3,4\n", r"t\.csv, line 52: 4 fields, where"),
        ("a,b,c\n1,2\n" + LINES[6:], r"t\.csv, line 2: 2 fields"),
        ("a;b\n1;2;3\n4;5;6\n", r"t\.csv, line 2: 3 fields, where the first line has 2"),
        ('a,b\n"x\ny",2\n1\n', r"t\.csv, line 4: 1 field, where"),
    ],
)
def test_a_line_with_other_fields_than_the_first_is_named(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "t.csv").write_text(text)
    with pytest.raises(DataError, match=told):
        DataStore(DataSettings(current="t.csv"), tmp_path).profile("current")
    with gzip.open(tmp_path / "t.csv.gz", "wt") as stream:
        stream.write(text)
    with pytest.raises(DataError, match=r"t\.csv\.gz, line \d+: "):
        DataStore(DataSettings(current="t.csv.gz"), tmp_path).profile("current")


@pytest.mark.parametrize(
    ("text", "columns", "rows"),
    [
        (LINES, ["a", "b", "c"], 50),
        ("# made today\n" + LINES, ["a", "b", "c"], 50),
        ("\ufeff" + LINES + "\n", ["a", "b", "c"], 50),
        (LINES.replace(",", ";"), ["a", "b", "c"], 50),
        ("1,2,3\n4,5,6\n", ["column0", "column1", "column2"], 2),
        ("a,a,b\n4,5,6\n", ["a", "a_1", "b"], 1),
        ("text\nwell, then\nfine\n", ["text"], 2),
        ('a,b\n"1,5",2\n"x\ny",3\n', ["a", "b"], 2),
    ],
)
def test_a_table_with_one_kind_of_line_is_read_as_it_is(tmp_path: Path, text: str, columns: list[str], rows) -> None:
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    table = DataStore(DataSettings(current="t.csv"), tmp_path).current
    assert table is not None
    assert ([column.name for column in table.columns], table.rows) == (columns, rows)


@pytest.mark.parametrize(
    ("name", "encoding", "told"),
    [
        ("t.csv", "latin-1", r"t\.csv is not UTF-8 \(line 2, byte 0xe4\): save it as UTF-8, with `iconv -f CP1252"),
        (
            "t.csv",
            "utf-16",
            r"t\.csv is UTF-16, and tables are read as UTF-8: `iconv -f UTF-16 -t UTF-8` makes it that",
        ),
        ("t.csv", "utf-16-le", r"t\.csv is UTF-16"),
        ("t.json", "utf-16", r"t\.json is UTF-16"),
    ],
)
def test_another_encoding_is_named_with_what_to_do(tmp_path: Path, name: str, encoding: str, told: str) -> None:
    text = '[{"a": "ä"}, {"a": "b"}]' if name.endswith("json") else "a,b\nä,1\nö,2\n"
    (tmp_path / name).write_bytes(text.encode(encoding))
    with pytest.raises(DataError, match=told):
        DataStore(DataSettings(current=name), tmp_path).profile("current")
