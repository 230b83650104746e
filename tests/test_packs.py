"""Packs: folders or single files, built-in or the user's, mounted and loaded the same way; broken ones are named."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

import pytest

from mlaudit import packs
from mlaudit.code.rule import FileRule, ProjectRule
from mlaudit.config import Settings
from mlaudit.errors import PackError
from mlaudit.runtime.check import Check, ToolCheck

RULE = '''
from mlaudit.code.rule import FileRule


class {name}(FileRule):
    """A rule."""

    code = "{code}"
    name = "{name}"
'''
CHECK = '''
from mlaudit.findings import Judgement, Outcome
from mlaudit.runtime.check import Check


class Own(Check):
    """A check."""

    code = "ACMEC1"
    name = "own"
    needs = frozenset()

    def measure(self, context, params):
        return ()

    def judge(self, measurement, params):
        return Judgement(outcome=Outcome.PASS)
'''


def put(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), encoding="utf-8")


def own_rules(root: Path, *names: str) -> list[str]:
    builtin = {rule.code for rule in packs.load_rules(Settings(), root)}
    return [rule.code for rule in packs.load_rules(Settings(rule_packs=names), root) if rule.code not in builtin]


def test_the_builtin_packs_are_mounted_below_the_engine():
    rules = packs.load_rules(Settings(), Path())
    checks = packs.load_checks(Settings(), Path())
    assert [rule.code for rule in rules] == sorted({rule.code for rule in rules})
    assert all(type(rule).__module__.startswith("mlaudit.rules.") for rule in rules)
    assert all(type(check).__module__.startswith("mlaudit.checks.") for check in checks)
    assert all(isinstance(rule, FileRule | ProjectRule) for rule in rules)
    assert all(isinstance(check, Check | ToolCheck) for check in checks)
    assert sys.modules["mlaudit.rules"].__path__ == [str(packs.builtin("rules"))]
    assert packs.templates_dir().is_dir()


def test_a_folder_is_searched_at_every_depth(tmp_path):
    put(
        tmp_path / "packs",
        {
            "one.py": RULE.format(name="One", code="ACME1"),
            "deep/er/two.py": RULE.format(name="Two", code="ACME2"),
            "deep/er/__pycache__/stale.py": "raise RuntimeError",
        },
    )
    assert own_rules(tmp_path, "packs") == ["ACME1", "ACME2"]


def test_a_single_file_is_a_pack_whatever_it_is_called(tmp_path):
    put(tmp_path, {"our-rules.v2.py": RULE.format(name="One", code="ACME1")})
    assert own_rules(tmp_path, "our-rules.v2.py") == ["ACME1"]


def test_modules_of_a_pack_import_each_other(tmp_path):
    base = "from mlaudit.code.rule import FileRule\n\n\nclass _Base(FileRule):\n    name = 'shared'\n"
    own = "from ._base import _Base\n\n\nclass Own(_Base):\n    '''Own.'''\n\n    code = 'ACME1'\n"
    put(tmp_path / "my rules", {"__init__.py": "", "_base.py": base, "own.py": own})
    assert own_rules(tmp_path, "my rules") == ["ACME1"]


def test_two_packs_of_one_name_do_not_meet(tmp_path):
    put(tmp_path / "a" / "rules", {"__init__.py": "", "x.py": RULE.format(name="A", code="ACME1")})
    put(tmp_path / "b" / "rules", {"__init__.py": "", "x.py": RULE.format(name="B", code="ACME2")})
    assert own_rules(tmp_path, "a/rules", "b/rules") == ["ACME1", "ACME2"]


def test_a_project_whose_own_packages_are_called_rules_and_checks(tmp_path, monkeypatch):
    put(tmp_path, {"rules/__init__.py": "raise RuntimeError('not ours')", "checks/__init__.py": "raise RuntimeError"})
    monkeypatch.syspath_prepend(str(tmp_path))
    assert own_rules(tmp_path) == []


def test_checks_of_ones_own(tmp_path):
    put(tmp_path, {"packs/own.py": CHECK})
    found = packs.load_checks(Settings(check_packs=("packs",)), tmp_path)
    assert "ACMEC1" in {check.code for check in found}
    assert len(found) == len(packs.load_checks(Settings(), tmp_path)) + 1


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"x.py": "import nothing_of_that_name"}, r"pack .*packs: .*x\.py cannot be imported: ModuleNotFoundError"),
        ({"x.py": "def"}, r"x\.py cannot be imported: SyntaxError"),
        ({"x.py": "import sys; sys.exit(0)"}, r"x\.py cannot be imported: SystemExit: 0"),
        ({"__init__.py": "1 / 0"}, r"__init__\.py cannot be imported: ZeroDivisionError"),
        ({"x.py": RULE.format(name="One", code="")}, r"class One in .*x\.py has no `code`"),
        (
            {"x.py": RULE.format(name="One", code="acme-1")},
            r"x\.py: the code 'acme-1' of One is no code: a code is 2 to",
        ),
        ({"x.py": RULE.format(name="One", code="A1")}, r"the code 'A1' of One is no code"),
        ({"x.py": RULE.format(name="One", code="MLA003")}, r"the code 'MLA003' of One is mlaudit's own"),
        (
            {
                "x.py": RULE.format(name="One", code="ACME1")
                + "    def visit_Cal(self, node, file):\n        return ()\n"
            },
            r"x\.py: One\.visit_Cal: there is no such kind of node in `ast` \(did you mean `visit_Call`\?\)",
        ),
        (
            {
                "x.py": RULE.format(name="One", code="ACME1")
                + "    def visit_parse(self, node, file):\n        return ()\n"
            },
            r"One\.visit_parse: there is no such kind of node",
        ),
        (
            {"x.py": RULE.format(name="One", code="ACME1"), "y.py": RULE.format(name="Two", code="ACME1")},
            r"Two in .*y\.py and One in .*x\.py both have the code ACME1",
        ),
        ({"x.py": RULE.format(name="One", code="MLA101")}, r"One in .*x\.py and MissingTimeout in .* the code MLA101"),
        (
            {"x.py": RULE.format(name="One", code="ACME1") + "\n    def __init__(self):\n        1 / 0\n"},
            r"One\(\) failed: ZeroDivisionError",
        ),
    ],
)
def test_a_broken_pack_is_named_with_file_and_reason(tmp_path, files, told):
    put(tmp_path / "packs", files)
    with pytest.raises(PackError, match=told):
        own_rules(tmp_path, "packs")


def test_a_pack_that_is_not_there(tmp_path):
    with pytest.raises(PackError, match="`packs` does not exist"):
        own_rules(tmp_path, "packs")


def test_a_failed_import_leaves_nothing_behind(tmp_path):
    put(tmp_path / "packs", {"__init__.py": "1 / 0"})
    for _ in range(2):
        with pytest.raises(PackError, match="ZeroDivisionError"):
            own_rules(tmp_path, "packs")


def test_the_digest_changes_with_the_files_of_a_pack(tmp_path):
    settings = Settings(rule_packs=("packs",))
    put(tmp_path / "packs", {"x.py": "a = 1"})
    first = packs.rules_digest(settings, tmp_path)
    assert packs.rules_digest(settings, tmp_path) == first
    put(tmp_path / "packs", {"deep/y.py": "b = 1"})
    second = packs.rules_digest(settings, tmp_path)
    put(tmp_path / "packs", {"deep/y.py": "b = 22"})
    third = packs.rules_digest(settings, tmp_path)
    assert len({first, second, third, packs.rules_digest(Settings(), tmp_path)}) == 4
