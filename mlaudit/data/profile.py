"""What is kept of a table: a few kilobytes of counts over frozen bins, and no row.

A profile made from the training data can ship beside the model and *be* the reference in production.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from mlaudit.config import nearest
from mlaudit.data.table import Kind
from mlaudit.errors import DataError

SCHEMA_VERSION = 1


class Bins(msgspec.Struct, frozen=True, kw_only=True):
    """A partition of one column's values, frozen when the reference was read.

    Numbers, times (microseconds since 1970) and lengths of text fall into ``(-inf, edges[0]]``, ``(edges[0],
    edges[1]]``, ..., ``(edges[-1], inf)``. A value that holds much of the reference has a bin of its own: its lower
    edge is the next smaller float. Categories have one bin each and a last one for every other value. `centre` is
    what moments are taken about, so that they keep their digits.
    """

    kind: Kind
    edges: tuple[float, ...] = ()
    categories: tuple[str, ...] = ()
    centre: float = 0.0

    @property
    def size(self) -> int:
        """How many bins there are."""
        if self.kind is Kind.OTHER:
            return 0
        return len(self.categories if self.kind is Kind.CATEGORICAL else self.edges) + 1


class ColumnProfile(msgspec.Struct, frozen=True, kw_only=True):
    """One column's counts. `counts` follow `bins`; missing and infinite values are counted apart from them.

    `rows = nulls + nans + low_infinities + high_infinities + sum(counts)`, but for kind OTHER, which has no counts.
    Minimum, maximum, mean and standard deviation are of the finite numbers, of microseconds since 1970 or of text
    lengths; None where there are none. `distinct` is an estimate, None for floats.
    """

    name: str
    dtype: str
    rows: int
    nulls: int
    nans: int = 0
    low_infinities: int = 0
    high_infinities: int = 0
    minimum: float | None = None
    maximum: float | None = None
    mean: float | None = None
    std: float | None = None
    distinct: int | None = None
    bins: Bins
    counts: tuple[int, ...] = ()

    @property
    def kind(self) -> Kind:
        """What the values are compared as."""
        return self.bins.kind

    @property
    def missing(self) -> int:
        """Nulls and NaN: two spellings of the same absence."""
        return self.nulls + self.nans


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """A table's columns, counted in one pass. Written and read as JSON."""

    schema_version: int = SCHEMA_VERSION
    rows: int
    columns: tuple[ColumnProfile, ...]

    def has(self, name: str) -> bool:
        """Whether the column was profiled."""
        return any(column.name == name for column in self.columns)

    def column(self, name: str) -> ColumnProfile:
        """The column's profile. Raises `DataError` with the nearest name."""
        for column in self.columns:
            if column.name == name:
                return column
        raise DataError(f"the profile has no column `{name}`{nearest(name, (c.name for c in self.columns))}")

    def bins(self) -> dict[str, Bins]:
        """The frozen bins by column: what another table must be counted over to be comparable."""
        return {column.name: column.bins for column in self.columns}

    def only(self, names: Iterable[str]) -> Profile:
        """The profile of these columns alone."""
        wanted = frozenset(names)
        columns = tuple(column for column in self.columns if column.name in wanted)
        return Profile(rows=self.rows, columns=columns)


def encode(profile: Profile) -> bytes:
    """The profile as JSON, the same bytes for the same counts."""
    return msgspec.json.encode(profile, order="deterministic")


def write(profile: Profile, path: Path) -> None:
    """Save a profile as JSON. Raises `DataError` where the file cannot be written."""
    try:
        path.write_bytes(encode(profile))
    except OSError as error:
        raise DataError(f"{path}: the profile cannot be written: {error.strerror or error}") from error


def looks_like(content: bytes) -> bool:
    """Whether JSON is a saved profile and not rows: told from how it begins."""
    return content.lstrip()[:64].replace(b" ", b"").startswith(b'{"schema_version":')


def decode(content: bytes, where: str) -> Profile:
    """A saved profile. Raises `DataError` for what is not one, or one of another version."""
    try:
        profile = msgspec.json.decode(content, type=Profile)
    except msgspec.MsgspecError as error:
        raise DataError(f"{where}: not a profile that mlaudit wrote: {error}") from error
    if profile.schema_version != SCHEMA_VERSION:
        raise DataError(
            f"{where}: the profile has version {profile.schema_version}, this mlaudit reads {SCHEMA_VERSION}; "
            "make it again from the reference rows"
        )
    for column in profile.columns:
        if column.kind is not Kind.OTHER and len(column.counts) != column.bins.size:
            raise DataError(f"{where}: column `{column.name}` has {len(column.counts)} counts for its bins; edited?")
    return profile
