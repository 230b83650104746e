"""Opens Parquet, CSV and JSON files and globs as tables of one embedded DuckDB, without any network."""

from __future__ import annotations

import glob
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from mlaudit.data import sql
from mlaudit.data.malformed import encoding_fault, ragged_line
from mlaudit.data.table import Column, Table, storage_kind
from mlaudit.errors import DataError

if TYPE_CHECKING:
    import duckdb

FORMATS = {
    ".parquet": "parquet",
    ".pq": "parquet",
    ".csv": "csv",
    ".tsv": "csv",
    ".csv.gz": "csv",
    ".tsv.gz": "csv",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".json.gz": "json",
    ".jsonl.gz": "json",
    ".ndjson.gz": "json",
}
"""What a file is read as, by the end of its name; the longest end wins."""


def connect() -> duckdb.DuckDBPyConnection:
    """A private in-memory DuckDB that never installs or loads an extension by itself."""
    try:
        import duckdb
    except ImportError as error:
        raise DataError("reading data needs DuckDB; install `mlaudit[runtime]`") from error
    return duckdb.connect(
        ":memory:",
        config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"},
    )


def open_table(con: duckdb.DuckDBPyConnection, name: str, source: str, root: Path) -> Table:
    """The table that setting `name` (say ``reference``) finds at `source`, a path or glob relative to `root`.

    Parquet is scanned where it lies. CSV and JSON are parsed once, into a temporary table of `con` (DuckDB spills it
    to disk when it does not fit), with types found from all rows and not from the first few.
    Raises `DataError` where nothing matches, formats are mixed, or a file cannot be read.
    """
    import duckdb

    files = matching_files(name, source, root)
    kind = _format(name, source, files)
    listing = "[" + ", ".join(sql.text(_literal(path)) for path in files) + "]"
    try:
        if kind == "parquet":
            reader = f"read_parquet({listing}, hive_partitioning = false, union_by_name = {_flag(len(files) > 1)}"
            columns = _describe(con, f"{reader})")
            listed = ", ".join(sql.identifier(column.name) for column in columns)
            relation = f"(SELECT {listed} FROM {reader}))"
            numbered = f"(SELECT {listed}, row_number() OVER () - 1 AS row_key FROM {reader}))"
            if len(files) == 1:
                numbered = f"(SELECT {listed}, file_row_number AS row_key FROM {reader}, file_row_number = true))"
        else:
            stored = sql.identifier(f"mlaudit_{name}")
            con.execute(f"CREATE OR REPLACE TEMP TABLE {stored} AS SELECT * FROM {_parser(kind, listing)}")
            columns = _describe(con, stored)
            relation, numbered = stored, f"(SELECT *, rowid AS row_key FROM {stored})"
        ((rows,),) = con.execute(f"SELECT count(*) FROM {relation}").fetchall()
    except duckdb.Error as error:
        why = _text_fault(kind, files, ()) or brief(error)
        raise DataError(f"data.{name} ({source}) cannot be read as {kind}: {why}") from error
    if kind == "csv" and (why := _text_fault(kind, files, [column.name for column in columns])):
        raise DataError(f"data.{name} ({source}) cannot be read as {kind}: {why}")
    return Table(
        name=name,
        source=source,
        files=tuple(str(path) for path in files),
        columns=columns,
        rows=int(rows),
        relation=relation,
        numbered=numbered,
    )


def matching_files(name: str, source: str, root: Path) -> tuple[Path, ...]:
    """The files at `source`, sorted: itself, or what it matches as a glob. Raises `DataError` for none."""
    path = root / source
    if path.is_file():
        return (path,)
    if path.is_dir():
        raise DataError(f"data.{name}: {source} is a folder; name its files, as in `{source.rstrip('/')}/*.parquet`")
    if glob.has_magic(source):
        found = tuple(sorted(Path(hit) for hit in glob.glob(str(path), recursive=True) if Path(hit).is_file()))
        if found:
            return found
        raise DataError(f"data.{name}: no file matches `{source}` under {root}")
    raise DataError(f"data.{name}: there is no file {source} under {root}")


def brief(error: Exception) -> str:
    """The first line of a DuckDB error: the rest repeats the query."""
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def _format(name: str, source: str, files: tuple[Path, ...]) -> str:
    found: dict[str, Path] = {}
    for path in files:
        ends = [end for end in FORMATS if path.name.lower().endswith(end)]
        if not ends:
            raise DataError(f"data.{name}: {path.name} is not Parquet, CSV or JSON by its name ({', '.join(FORMATS)})")
        if not path.stat().st_size:
            raise DataError(f"data.{name}: {path.name} is an empty file")
        found.setdefault(FORMATS[max(ends, key=len)], path)
    if len(found) > 1:
        each = ", ".join(f"{kind} ({path.name})" for kind, path in sorted(found.items()))
        raise DataError(f"data.{name}: `{source}` mixes formats: {each}; narrow it to one")
    return next(iter(found))


def _text_fault(kind: str, files: Iterable[Path], columns: Collection[str]) -> str:
    """What is wrong with a file that was read as a table of these columns, or (none) could not be; "" for nothing."""
    try:
        for path in files if kind != "parquet" else ():
            why = encoding_fault(path) if not columns else ""
            why = why or (ragged_line(path, columns) if kind == "csv" else "")
            if why:
                return why
    except OSError:
        return ""  # DuckDB says so too
    return ""


def _parser(kind: str, listing: str) -> str:
    if kind == "csv":
        return f"read_csv({listing}, sample_size = -1, comment = '', union_by_name = true, hive_partitioning = false)"
    return f"read_json({listing}, sample_size = -1, union_by_name = true, hive_partitioning = false)"


def _describe(con: duckdb.DuckDBPyConnection, relation: str) -> tuple[Column, ...]:
    rows = con.execute(f"DESCRIBE SELECT * FROM {relation}").fetchall()
    return tuple(Column(str(row[0]), str(row[1]), storage_kind(str(row[1]))) for row in rows)


def _literal(path: Path) -> str:
    """DuckDB globs every name it is given: what Python's glob already resolved must match itself only."""
    return glob.escape(str(path))


def _flag(value: bool) -> str:
    return "true" if value else "false"
