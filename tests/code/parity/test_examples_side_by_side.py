"""The two example projects: one whose sides differ in planted ways, one whose sides are equal by construction."""

from __future__ import annotations

from pathlib import Path

from projects import analysed

from mlaudit.code.parity.steps import shown

EXAMPLES = Path(__file__).parents[3] / "examples"


def _files(name: str) -> dict[str, str]:
    folder = EXAMPLES / name
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*.py"))
        if "tests" not in path.parts
    }


def test_the_sound_example_is_followed_and_equal() -> None:
    (compared,) = analysed(_files("flight-delays")).compared
    assert compared.pair.serving.place.path == "flight_delays/inference.py"
    assert compared.differences == []


def test_every_planted_difference_is_named() -> None:
    (compared,) = analysed(_files("flight-delays-risky")).compared
    found = {
        (each.kind, column, shown(each.training) if each.training else "", shown(each.serving) if each.serving else "")
        for each in compared.differences
        for column in each.columns
    }
    assert found == {
        ("missing", "carrier_rate", "lower", ""),
        ("missing", "distance", "log1p", ""),
        ("parameter", "temp", "fillna(median of the data)", "fillna(0)"),
        ("parameter", "wind_speed", "fillna(median of the data)", "fillna(0)"),
        ("extra", "wind_speed", "", "* 1.609"),
        ("parameter", "visib", "fillna(10)", "fillna(0)"),
    }
