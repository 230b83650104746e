"""What the data checks find: problems of three levels, kept in a measurement and judged by the worst."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mlaudit.findings import Judgement, Measurement, Outcome, Severity

INFO, WARNING, ERROR = "info", "warning", "error"
_RANK = {INFO: 0, WARNING: 1, ERROR: 2}

Problem = dict[str, Any]
"""`level`, `text`, and `rows` where the problem has a number of rows. JSON types, so it stays in `raw`."""


def problem(level: str, text: str, rows: int | None = None) -> Problem:
    """One problem."""
    return {"level": level, "text": text} if rows is None else {"level": level, "text": text, "rows": rows}


def measurements(
    table: str, rows: int, columns: int, general: Sequence[Problem], by_column: Mapping[str, Iterable[Problem]]
) -> list[Measurement]:
    """One measurement for the whole table, and one for each column that has a problem.

    The value is the number of problems that are not mere information.
    """
    found = [_measurement(f"table:{table}", rows, list(general), {"columns": columns})]
    for name, its in by_column.items():
        problems = list(its)
        if problems:
            found.append(_measurement(f"column:{table}.{name}", rows, problems, {}))
    return found


def judge_problems(measurement: Measurement) -> Judgement:
    """The worst level decides; the reason names every problem of that level, then the others."""
    problems: list[Problem] = sorted(measurement.raw["problems"], key=lambda each: -_RANK[each["level"]])
    if not problems:
        return Judgement(outcome=Outcome.PASS)
    reason = "; ".join(each["text"] for each in problems)
    worst = problems[0]["level"]
    if worst == INFO:
        return Judgement(outcome=Outcome.INFO, reason=reason)
    severity = Severity.ERROR if worst == ERROR else Severity.WARNING
    return Judgement(outcome=Outcome.FAIL, reason=reason, severity=severity)


def share(rows: int, total: int) -> str:
    """A number of rows and its share: ``12 rows (0.3%)``. `total` is not 0."""
    part = rows / total
    shown = f"{part:.1%}" if part >= 0.001 else "under 0.1%"
    return f"{rows:,} row{'' if rows == 1 else 's'} ({shown})"


def _measurement(subject: str, rows: int, problems: list[Problem], more: dict[str, Any]) -> Measurement:
    counted = sum(1 for each in problems if each["level"] != INFO)
    return Measurement(
        name="problems",
        subject=subject,
        value=float(counted),
        unit="problems",
        n=rows,
        raw={"problems": problems, **more},
    )
