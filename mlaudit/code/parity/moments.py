"""Points in time: the zone that they are in, and where their weeks begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlaudit.code.parity.parameters import constant_of
from mlaudit.code.parity.values import UNKNOWN, Data, Extern, Obj, Place, Value

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

DATES: Final = "dates"
"""What a column is called whose parts are asked for: ``column.dt``."""

_MONDAY: Final = {"weekday": 0, "isoweekday": 1, "dayofweek": 0, "day_of_week": 0}
"""The number that each gives to a Monday."""
_ATTRIBUTES: Final = frozenset({"weekday", "dayofweek", "day_of_week"})
_ZONES: Final = frozenset({"zoneinfo.ZoneInfo", "pytz.timezone()", "dateutil.tz.gettz()"})
_UTC: Final = frozenset({"datetime.timezone.utc", "datetime.UTC", "pytz.utc", "pytz.UTC"})


def attribute(machine: Machine, owner: Data, name: str, place: Place | None) -> Data | None:
    """``column.dt.dayofweek``; None for any other attribute."""
    if owner.detail != DATES or name not in _ATTRIBUTES or place is None:
        return None
    return _day(machine, owner, name, place)


def method(
    machine: Machine, owner: Data, name: str, arguments: list[Value], keywords: dict[str, Value], place: Place
) -> Data | None:
    """``moment.isoweekday()``, ``column.dt.tz_convert("Europe/Berlin")``; None for any other method."""
    if name in _MONDAY and not arguments:
        return _day(machine, owner, name, place)
    if name in ("tz_convert", "astimezone"):
        return _in_zone(machine, owner, (arguments or list(keywords.values()) or [UNKNOWN])[0], place)
    return owner if name == "tz_localize" else None


def function(
    machine: Machine, name: str, arguments: list[Value], keywords: dict[str, Value], place: Place, given: Data
) -> Data | None:
    """``datetime.fromtimestamp(seconds, tz=timezone.utc)``; None for what makes no point in time."""
    if name == "pandas.to_datetime":
        utc = constant_of(keywords.get("utc")) is True
        return _in_zone(machine, given, Extern("datetime.timezone.utc"), place) if utc else None
    if name == "pandas.Timestamp":
        return given.copy()
    if not name.startswith("datetime."):
        return None
    if name.endswith("fromtimestamp"):  # from which unit the number is brought to seconds does not matter
        given = given.copy()
        given.chain = tuple(step for step in given.chain if step.op not in ("multiply", "divide"))
    if name.endswith(".utcfromtimestamp"):
        return _in_zone(machine, given, Extern("datetime.timezone.utc"), place)
    if name.endswith(".fromtimestamp"):
        zone = keywords.get("tz", arguments[1] if len(arguments) > 1 else None)
        return given.copy() if zone is None else _in_zone(machine, given, zone, place)
    return given.copy()


def _day(machine: Machine, owner: Data, name: str, place: Place) -> Data:
    made = owner.view("weekday")
    made.apply(machine.step("weekday", place, {"of Monday": _MONDAY[name]}))
    return made


def _in_zone(machine: Machine, owner: Data, zone: Value, place: Place) -> Data:
    return owner.then(machine.step("zone", place, {"to": _zone(zone)}))


def _zone(zone: Value) -> object:
    """The name of a time zone; unknown where it is not written out."""
    if isinstance(zone, Extern):
        return "UTC" if zone.name in _UTC else UNKNOWN
    if isinstance(zone, Obj):
        name = constant_of(zone.arguments.get("0", zone.arguments.get("key"))) if zone.cls in _ZONES else None
        return name if isinstance(name, str) else UNKNOWN
    name = constant_of(zone)
    return (name.upper() if name.upper() == "UTC" else name) if isinstance(name, str) else UNKNOWN
