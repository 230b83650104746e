"""The tables of one audit, opened once, profiled once, and shared by all checks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mlaudit.config import DataSettings, nearest
from mlaudit.data import profile as profiles
from mlaudit.data.arrays import fetch, fetch_values, positions
from mlaudit.data.bins import choose
from mlaudit.data.duck import profile_table
from mlaudit.data.plan import Aggregate, scan
from mlaudit.data.profile import Bins, Profile
from mlaudit.data.sources import connect, open_table
from mlaudit.data.table import Table
from mlaudit.errors import DataError

if TYPE_CHECKING:
    import duckdb
    import numpy as np

NAMES = ("reference", "current", "evaluation")
EDGE_ROWS = 50_000
"""Rows that the borders of the bins are read from: a share of 5 % is then known to 0.1 %. Counts use all rows."""
_EDGE_SEED = 20_240_229
_PLACE = re.compile(r"""("(?:[^"]|"")*"|'(?:[^']|'')*')|\{table\}""")


class DataStore:
    """`[tool.mlaudit.data]` opened. Nothing is read before it is asked for; close it to free memory.

    Every method raises `DataError` for a file that is missing, empty or unreadable, and for a column that is not
    there, with the nearest name.
    """

    def __init__(self, settings: DataSettings, root: Path) -> None:
        self.settings = settings
        self._root = root
        self._con: duckdb.DuckDBPyConnection | None = None
        self._tables: dict[str, Table | None] = {}
        self._profiles: dict[str, Profile] = {}
        self._saved: Profile | None = None

    @property
    def reference(self) -> Table | None:
        """Training rows; None where none are configured or a saved profile stands for them."""
        return self._table("reference")

    @property
    def current(self) -> Table | None:
        """Rows that the model serves now."""
        return self._table("current")

    @property
    def evaluation(self) -> Table | None:
        """Labelled rows that the model has not seen."""
        return self._table("evaluation")

    @property
    def features(self) -> tuple[str, ...]:
        """The model's inputs in order: as configured, or every column with no other role.

        Without a configured list they are read from the reference, or else from the first table there is. Raises
        `DataError` for a list with the label in it, or with a name twice.
        """
        configured = self.settings.features
        if configured:
            twice = [name for name, count in Counter(configured).items() if count > 1]
            if twice:
                raise DataError(f"data.features names `{twice[0]}` twice")
            if self.settings.label in configured:
                raise DataError(
                    f"data.features names the label `{self.settings.label}`: the model would see the answer"
                )
            return configured
        named = self.settings
        roles = {named.label, named.prediction, named.id, named.time, *named.ignore}
        return tuple(name for name in self._column_names() if name not in roles)

    def has(self, name: str) -> bool:
        """Whether the table is configured: as rows, or for the reference also as a saved profile."""
        return bool(_source(self.settings, name))

    def table(self, name: str) -> Table:
        """The rows of that name. Raises `DataError` where they are not configured, or only as a profile."""
        found = self._table(name)
        if found is not None:
            return found
        if self.has(name):
            raise DataError(f"data.{name} is a saved profile; this needs the rows themselves")
        raise DataError(f"data.{name} is not configured; name a Parquet, CSV or JSON file in [tool.mlaudit.data]")

    def profile(self, name: str) -> Profile:
        """Counts of every column over the reference's frozen bins.

        Columns that the reference lacks (or all, without a reference) are counted over bins of their own.
        """
        if name not in self._profiles:
            self._profiles[name] = self._make_profile(name)
        return self._profiles[name]

    def aggregates(self, name: str, requests: Sequence[Aggregate]) -> list[Any]:
        """SQL aggregates over all rows of a table, fused into one scan."""
        return scan(self._connection(), self.table(name), requests)

    def query(self, name: str, text: str) -> list[tuple[Any, ...]]:
        """Rows of a query in which ``{table}``, unless quoted, stands for the table: for what no aggregate can say."""
        table = self.table(name)
        import duckdb  # there, since the table is

        try:
            return self._connection().execute(_PLACE.sub(lambda hit: hit[1] or table.relation, text)).fetchall()
        except duckdb.Error as error:
            raise DataError(f"data.{name} ({table.source}) cannot be queried: {error}") from error

    def sample(
        self, name: str, n: int, seed: int, columns: Sequence[str] | None = None
    ) -> dict[str, np.ndarray[Any, Any]]:
        """At most `n` rows of the table, drawn without replacement, in file order, the same for the same seed.

        The feature columns by default. See `mlaudit.data.arrays.fetch` for the arrays. The same `n` and `seed` give
        the same rows whichever columns are asked for.
        """
        table = self._filled(name)
        return fetch(self._connection(), table, self._wanted(columns), positions(table.rows, n, seed))

    def columns_of(self, name: str, columns: Sequence[str] | None = None) -> dict[str, np.ndarray[Any, Any]]:
        """All rows of these columns (of the features by default), in file order."""
        return fetch(self._connection(), self._filled(name), self._wanted(columns))

    def label(self, name: str) -> np.ndarray[Any, Any]:
        """All labels of the table, shape (n,). Raises `DataError` where no label is configured or it is missing."""
        label = self.settings.label
        if not label:
            raise DataError("data.label is not configured; name the label column in [tool.mlaudit.data]")
        return self.columns_of(name, (label,))[label]

    def close(self) -> None:
        """Free the embedded database."""
        if self._con is not None:
            self._con.close()
            self._con = None

    def _connection(self) -> duckdb.DuckDBPyConnection:
        if self._con is None:
            self._con = connect()
        return self._con

    def _table(self, name: str) -> Table | None:
        if name not in self._tables:
            source = _source(self.settings, name)
            is_rows = bool(source) and not (name == "reference" and self._reference_profile() is not None)
            self._tables[name] = open_table(self._connection(), name, source, self._root) if is_rows else None
        return self._tables[name]

    def _filled(self, name: str) -> Table:
        table = self.table(name)
        if not table.rows:
            raise DataError(f"data.{name} ({table.source}) holds no rows")
        return table

    def _wanted(self, columns: Sequence[str] | None) -> Sequence[str]:
        return self.features if columns is None else columns

    def _reference_profile(self) -> Profile | None:
        source = self.settings.reference
        if self._saved is None and source.endswith(".json"):
            path = self._root / source
            try:
                content = path.read_bytes()
            except FileNotFoundError as error:
                raise DataError(f"data.reference: there is no file {source} under {self._root}") from error
            except OSError as error:
                raise DataError(f"data.reference: {source} cannot be read: {error.strerror or error}") from error
            if profiles.looks_like(content):
                self._saved = profiles.decode(content, f"data.reference ({source})")
        return self._saved

    def _column_names(self) -> Iterable[str]:
        saved = self._reference_profile()
        if saved is not None:
            return [column.name for column in saved.columns]
        for name in NAMES:
            table = self._table(name)
            if table is not None:
                return table.names
        return ()

    def _make_profile(self, name: str) -> Profile:
        saved = self._reference_profile()
        if name == "reference" and saved is not None:
            return saved
        table = self._filled(name)
        frozen: dict[str, Bins] = {}
        if name != "reference" and self.has("reference"):
            frozen.update(self.profile("reference").bins())
        unknown = [column for column in table.columns if column.name not in frozen]
        if unknown:
            rows = positions(table.rows, EDGE_ROWS, _EDGE_SEED)
            values = fetch_values(self._connection(), table, unknown, rows)
            frozen.update({column.name: choose(column, found) for column, found in zip(unknown, values, strict=True)})
        return profile_table(self._connection(), table, frozen)


def _source(settings: DataSettings, name: str) -> str:
    if name not in NAMES:
        raise DataError(f"there is no table `{name}`{nearest(name, NAMES)}; there are {', '.join(NAMES)}")
    return str(getattr(settings, name))
