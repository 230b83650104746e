"""The data contract: which columns exist, what they hold, and within which bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flight_delays.errors import DataContractError

if TYPE_CHECKING:
    import pandas as pd

FEATURE_VERSION = "1"

CARRIERS = ("9E", "AA", "AS", "B6", "DL", "EV", "F9", "FL", "HA", "MQ", "OO", "UA", "US", "VX", "WN", "YV")
ORIGINS = ("EWR", "JFK", "LGA")
DESTINATIONS = tuple(
    """
    ABQ ACK ALB ANC ATL AUS AVL BDL BGR BHM BNA BOS BQN BTV BUF BUR BWI BZN CAE CAK CHO CHS CLE CLT CMH CRW CVG DAY DCA
    DEN DFW DSM DTW EGE EYW FLL GRR GSO GSP HDN HNL HOU IAD IAH ILM IND JAC JAX LAS LAX LEX LGB MCI MCO MDW MEM MHT MIA
    MKE MSN MSP MSY MTJ MVY MYR OAK OKC OMA ORD ORF PBI PDX PHL PHX PIT PSE PSP PVD PWM RDU RIC ROC RSW SAN SAT SAV SBN
    SDF SEA SFO SJC SJU SLC SMF SNA SRQ STL STT SYR TPA TUL TVC TYS XNA
    """.split()  # noqa: SIM905  (ruff format would put each of 104 codes on a line of its own)
)

CATEGORICAL = {"carrier": CARRIERS, "origin": ORIGINS, "dest": DESTINATIONS, "weekday": tuple(range(7))}
"""Known values in the order of their codes; anything else is coded as unknown."""


@dataclass(frozen=True)
class Range:
    """Inclusive bounds of a number, in its own unit, and whether it may be missing."""

    low: float
    high: float
    nullable: bool


NUMERIC = {
    "sched_dep_minute": Range(0, 1439, nullable=False),  # minutes after local midnight
    "distance": Range(50, 6000, nullable=False),  # miles
    "wind_speed": Range(0, 120, nullable=True),  # miles per hour
    "precip": Range(0, 10, nullable=True),  # inches in the hour
    "visib": Range(0, 15, nullable=True),  # miles
}

FEATURES = (*CATEGORICAL, *NUMERIC)
"""Raw columns in the model's order. All of them are known two hours before the scheduled departure."""

LABEL = "late"
ID = "flight_id"
TIME = "scheduled_departure"


def validate(table: pd.DataFrame, *, labelled: bool) -> None:
    """Raise `DataContractError` for the first column that is absent, of the wrong type, null or out of bounds."""
    if table.empty:
        raise DataContractError("the table has no rows")
    wanted = [ID, TIME, *FEATURES, *([LABEL] if labelled else [])]
    missing = [name for name in wanted if name not in table]
    if missing:
        raise DataContractError(f"columns are missing: {', '.join(missing)}")
    if table[ID].duplicated().any():
        raise DataContractError(f"{ID}: {int(table[ID].duplicated().sum())} flights occur more than once")
    for name in (ID, TIME, *CATEGORICAL):
        if table[name].isna().any():
            raise DataContractError(f"{name}: {int(table[name].isna().sum())} values are null")
    for name, bounds in NUMERIC.items():
        column = table[name]
        if column.dtype.kind not in "fi":
            raise DataContractError(f"{name}: is {column.dtype}, not a number")
        if column.isna().any() and not bounds.nullable:
            raise DataContractError(f"{name}: {int(column.isna().sum())} values are null")
        present = column.dropna()
        outside = int((~present.between(bounds.low, bounds.high)).sum())
        if outside:
            raise DataContractError(f"{name}: {outside} values lie outside {bounds.low:g} to {bounds.high:g}")
    if labelled and not set(table[LABEL].unique()) <= {0, 1}:
        raise DataContractError(f"{LABEL}: holds something else than 0 and 1")
