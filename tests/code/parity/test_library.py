"""A library has hundreds of functions that could train or ask: those that reach no model are given up sooner."""

from __future__ import annotations

from projects import analysed

from mlaudit.code.parity.machine import BARREN_BUDGET, MANY_ROOTS, ROOT_BUDGET

_SUM = "    total = " + " + ".join(["step"] * 100) + "\n"  # about 200 expressions


def _asks_late(name: str, expressions: int) -> str:
    lines = _SUM * (expressions // 200)
    return f"def {name}(step, rows):\n{lines}    model = joblib.load('m.joblib')\n    return model.predict(rows)\n\n"


def _project(functions: int) -> dict[str, str]:
    asks_soon = "def soon(rows):\n    model = joblib.load('m.joblib')\n"
    asks_soon += (
        "    first = model.predict(rows)\n    step = rows\n" + _SUM * 10 + "    return model.predict(step), first\n\n"
    )
    text = "import joblib\n\n" + _asks_late("late", BARREN_BUDGET + 600) + asks_soon
    text += "".join(f"def predict_{i}(rows):\n    return rows\n\n" for i in range(functions))
    return {"lib/asks.py": text}


def test_a_project_reads_each_root_to_its_end() -> None:
    assert BARREN_BUDGET + 600 < ROOT_BUDGET
    found = analysed(_project(10))
    assert [event.function[1] for event in found.machine.events] == ["late", "soon", "soon"]


def test_a_library_gives_up_roots_that_reach_no_model_in_time() -> None:
    found = analysed(_project(MANY_ROOTS))
    assert [event.function[1] for event in found.machine.events] == ["soon", "soon"]
