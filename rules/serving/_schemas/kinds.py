"""Kinds of fields by their names: figures and dates, texts, and bases of enumerations."""

from __future__ import annotations

from typing import Final

FIGURES: Final = frozenset(
    {"int", "float", "bool", "None", "date", "datetime", "time", "timedelta", "Decimal", "UUID", "UUID4"}
    | {"conint", "confloat", "PositiveInt", "PositiveFloat", "NonNegativeInt", "NonNegativeFloat", "NegativeInt"}
    | {"NegativeFloat", "StrictInt", "StrictFloat", "StrictBool", "AwareDatetime", "NaiveDatetime", "PastDate"}
    | {"FutureDate"}
)
"""Kinds whose values have a settled size, and say nothing in words."""
TEXTS: Final = frozenset({"str", "constr", "StrictStr"})
CHOICES: Final = frozenset({"Enum", "StrEnum", "IntEnum", "Flag", "IntFlag"})
"""What an enumeration is derived from."""

__all__ = ["CHOICES", "FIGURES", "TEXTS"]
