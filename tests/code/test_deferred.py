"""Rules that are imported when they are needed: the same findings as with all of them, and no note is believed blindly."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mlaudit import packs
from mlaudit.code import run
from mlaudit.code.cache import FOLDER
from mlaudit.code.deferred import loaded, noted
from mlaudit.code.rule import FileRule, ProjectRule, Rule
from mlaudit.code.store import read_checked, write_checked
from mlaudit.config import Project, Settings
from mlaudit.errors import PackError

BAD = "import pickle, sys\nmodel = pickle.load(open(sys.argv[1], 'rb'))\n"
OWN = '''
from mlaudit.code.rule import FileRule


class Shouting(FileRule):
    """No shouting."""

    code = "ACME1"
    name = "shouting"
    triggers = (b"SHOUT",)

    def finish(self, file):
        yield self.issue(file.tree.module.body[0], "{said}")
'''
MODULES = """
import sys
from pathlib import Path
from mlaudit.code import run
from mlaudit.config import Project, Settings
top = Path(sys.argv[1])
run.lint([top], Project(root=top, settings=Settings()))
print(*sorted(name for name in sys.modules if name.startswith("mlaudit.rules.")))
"""
SAID = """
import sys
from pathlib import Path
from mlaudit.code import run
from mlaudit.config import Project, Settings
top = Path(sys.argv[1])
found = run.lint([top / "app.py"], Project(root=top, settings=Settings(rule_packs=("own.py",)))).findings
print(*(finding.message for finding in found if finding.code == "ACME1"))
"""


def rules(tmp_path: Path, settings: Settings | None = None) -> tuple[Rule, ...]:
    return packs.recall_rules(settings or Settings(), tmp_path, tmp_path / "rules-1.bin")


def said(rule: Rule) -> tuple[object, ...]:
    kind = isinstance(rule, FileRule), isinstance(rule, ProjectRule)
    own = [getattr(rule, name, None) or None for name in ("triggers", "also", "asks", "analysis")]
    every = (rule.code, rule.name, rule.severity, rule.elsewhere, rule.in_tests, rule.in_notebooks, rule.fix)
    return (*kind, *every, rule.remediation, rule.confirmed_by, *own)


def test_a_deferred_rule_says_of_itself_what_the_rule_does(tmp_path: Path) -> None:
    first, second = rules(tmp_path), rules(tmp_path)
    assert [said(rule) for rule in second] == [said(rule) for rule in first]
    assert all(type(a) is not type(b) for a, b in zip(first, second, strict=True))
    for before, after in zip(first, second, strict=True):
        if isinstance(before, FileRule):
            assert isinstance(after, FileRule)
            assert type(loaded(after)) is type(before)
            assert loaded(before) is before


def test_a_run_imports_what_its_files_need(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(BAD)

    def imported() -> set[str]:
        command = [sys.executable, "-c", MODULES, str(tmp_path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return {*done.stdout.split()}

    every = imported()
    (tmp_path / "app.py").write_text(f"{BAD}more = 1\n")
    needed = imported()
    assert "mlaudit.rules.security.unsafe_load" in needed
    assert "mlaudit.rules.serving.untyped_payload" in every - needed
    assert len(needed) < len(every) / 2


def test_findings_are_the_same_with_a_note(tmp_path: Path) -> None:
    project = Project(root=tmp_path, settings=Settings())
    path = tmp_path / "app.py"
    found = []
    for i in range(3):
        path.write_text(f"{BAD}more = {i}\n")
        result = run.lint([path], project)
        found.append([(f.code, f.message, f.severity, f.remediation, f.location) for f in result.findings])
    assert found[0] == found[1] == found[2]
    assert found[0]
    assert len([*(tmp_path / FOLDER).glob("rules-*.bin")]) == 1


@pytest.mark.parametrize("body", [b"", b"\x00", b"\x93\x01\x02\x03"])
def test_a_note_that_cannot_be_read_is_written_anew(tmp_path: Path, body: bytes) -> None:
    write_checked(tmp_path / "rules-1.bin", body, keep=1)
    assert len(rules(tmp_path)) == len(packs.load_rules(Settings(), tmp_path))
    assert read_checked(tmp_path / "rules-1.bin") == noted(packs.load_rules(Settings(), tmp_path))


def test_a_note_names_nothing_outside_the_packs(tmp_path: Path) -> None:
    (rule,) = [each for each in packs.load_rules(Settings(), tmp_path) if each.code == "MLA401"]
    kept = noted([rule]).replace(b"mlaudit.rules.security.unsafe_load", b"mlaudit.other.security.unsafe_load")
    write_checked(tmp_path / "rules-1.bin", kept, keep=1)
    (changed,) = rules(tmp_path)
    assert isinstance(changed, FileRule)
    with pytest.raises(PackError, match="is in no rule pack"):
        changed.handlers()


def test_a_rule_of_a_project_that_changed_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("SHOUT = 1\n")
    said = []
    for text in ("loud", "louder"):
        (tmp_path / "own.py").write_text(OWN.format(said=text))
        for _ in range(2):
            done = subprocess.run(
                [sys.executable, "-c", SAID, str(tmp_path)], capture_output=True, text=True, check=True
            )
            said.append(done.stdout.strip())
    assert said == ["loud", "loud", "louder", "louder"]


def test_what_stands_for_a_rule_that_is_gone_says_so(tmp_path: Path) -> None:
    (rule,) = [each for each in packs.load_rules(Settings(), tmp_path) if each.code == "MLA401"]
    write_checked(tmp_path / "rules-1.bin", noted([rule]).replace(b"unsafe_load", b"unsafe_gone"), keep=1)
    (changed,) = rules(tmp_path)
    assert isinstance(changed, FileRule)
    with pytest.raises(PackError, match=r"unsafe_gone cannot be imported"):
        changed.handlers()
