"""What a line of a function depends on, and what calls are seen to give."""

from __future__ import annotations

import pytest

from mlaudit.code.engine import Engine
from mlaudit.code.facts import FunctionFact
from mlaudit.code.ways import given_by, is_after_failure, runs

HEAD = "def load(names, train=True, kind='', kept=None):\n"


def functions(text: str) -> dict[str, FunctionFact]:
    facts = Engine(()).facts("app.py", f"from jobs import again, reset, work\n\n{text}".encode(), force=True)
    return {each.qualname: each for each in facts.functions}


@pytest.mark.parametrize(
    ("body", "call", "is_run"),
    [
        ("if train:\n        work()", "load(1)", True),
        ("if train:\n        work()", "load(1, train=False)", False),
        ("if train:\n        work()", "load(1, False)", False),
        ("if train:\n        work()", "load(*found)", True),
        ("if train:\n        work()", "load(1, **found)", True),
        ("if found and train:\n        work()", "load(1, False)", False),
        ("if found or train:\n        work()", "load(1, False)", True),
        ("if not train:\n        work()", "load(1)", False),
        ("if not train:\n        pass\n    else:\n        work()", "load(1, False)", False),
        ("if len(names) > 0:\n        work()", "load([])", False),
        ("if len(names) == 0:\n        return\n    work()", "load([])", False),
        ("if not names:\n        return\n    work()", "load(['a'])", True),
        ("names.append(1)\n    if names:\n        work()", "load([])", True),
        ("names = names or [1]\n    if names:\n        work()", "load([])", True),
        ("if kept is not None:\n        work()", "load(1)", False),
        ("if kept is None:\n        work()", "load(1, kept=net)", True),
        ("if kind == 'loud':\n        work()", "load(1, kind='plain')", False),
        ("if kind != 'loud':\n        work()", "load(1, kind='plain')", True),
    ],
)
def test_what_a_call_writes_out_decides(body, call, is_run):
    found = functions(f"{HEAD}    {body}\n\n\ndef ask():\n    {call}\n")
    (work,) = [each.line for each in found["load"].calls if each.target.endswith("work")]
    given = given_by(found["ask"].calls[0], found["load"])
    assert runs(found["load"], work, given) is is_run


def test_what_is_handed_on_is_known():
    found = functions("def ask(names):\n    load(names)\n\n\ndef load(names):\n    if names:\n        work()\n")
    assert given_by(found["ask"].calls[0], found["load"], (("names", "[]"),)) == (("names", "[]"),)
    assert given_by(found["ask"].calls[0], found["load"]) == ()


def test_what_a_decorator_may_give_is_not_known():
    text = "@with_session\ndef load(train=False):\n    if train:\n        work()\n\n\ndef ask():\n    load()\n"
    found = functions(text)
    assert given_by(found["ask"].calls[0], found["load"]) == ()


def test_what_only_a_failure_leads_to():
    text = "def ask():\n    try:\n        return work()\n    except {}:\n        reset()\n    again()\n"
    (caught,) = functions(text.format("ValueError")).values()
    assert [is_after_failure(caught, each.line) for each in caught.calls] == [False, True, True]
    (without,) = functions(text.format("ImportError")).values()
    assert not any(is_after_failure(without, each.line) for each in without.calls)
