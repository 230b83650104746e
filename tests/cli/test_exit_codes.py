"""0 ready or clean, 1 findings or a failed gate, 2 all else: for every command, whatever crashes where."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mlaudit.config import Settings

HANGS = "import requests\n\n\ndef fetch(url):\n    return requests.get(url)\n"

CRASHING_RULE = """
    from mlaudit.code.rule import FileRule


    class Crashes(FileRule):
        \"\"\"A rule that crashes on every call.\"\"\"

        code = "XXA901"
        name = "crashes"

        def visit_Call(self, node, file):
            raise RuntimeError("planted")
            yield
"""
CRASHING_CHECK = """
    from mlaudit.runtime.check import Check


    class Crashes(Check):
        \"\"\"A check that crashes.\"\"\"

        code = "XXC901"
        name = "crashes"
        needs = frozenset()

        def measure(self, context, params):
            raise RuntimeError("planted")

        def judge(self, measurement, params):
            raise AssertionError("never reached")
"""


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["lint", "--nonsense"],
        ["lint", "no/such/file.py"],
        ["lint", "--select", "MLA999"],
        ["lint", "--format", "yaml"],
        ["lint"],  # nothing to read
        ["check", "--nonsense"],
        ["check", "--select", "MLC999"],
        ["check"],  # nothing to check
        ["artifact", "scan", "no/such/model.pt"],
        ["artifact", "nonsense"],
        ["audit", "no/such/folder"],
        ["audit", "--select", "MLC999"],
        ["explain", "MLA999"],
        ["explain", "--nonsense"],
        ["init", "no/such/folder"],
        ["init"],  # nothing here
        ["entrypoints", "no/such/folder"],
    ],
    ids=" ".join,
)
def test_usage_errors_are_2_and_say_what_is_wrong(mlaudit, words):
    done = mlaudit(*words)
    assert done.code == 2
    assert "Traceback" not in done.err
    assert "internal error" not in done.err
    assert done.err or done.out  # `check` answers with the table of what was not run


def test_nothing_to_read_does_not_read_like_a_pass(mlaudit, tmp_path):
    done = mlaudit("lint")
    assert (done.code, done.out) == (2, "")
    assert "nothing to read" in done.err
    assert mlaudit("lint", "--allow-empty").out == "0 files: no finding\n"
    assert mlaudit("lint", "--format", "json").out.startswith("{")  # whoever reads JSON gets JSON


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["-h"], ["lint", "--help"], ["audit", "-h"], ["explain"]])
def test_asking_is_0(mlaudit, words):
    done = mlaudit(*words)
    assert done.code == 0
    assert done.out


def test_without_a_command_the_help_is_shown(mlaudit):
    done = mlaudit()
    assert done.code == 2
    assert "Commands:" in done.err + done.out


def test_a_misspelt_command_names_the_nearest(mlaudit):
    assert "did you mean `lint`?" in mlaudit("lnt").err


def test_a_rule_that_crashes_is_2_though_there_are_findings(mlaudit, put):
    put("a.py", HANGS)
    put("packs/crash.py", CRASHING_RULE)
    put("mlaudit.toml", 'rule-packs = ["packs/crash.py"]\nexclude = ["packs"]')
    done = mlaudit("lint")
    assert "MLA101" in done.out
    assert "MLA002" in done.out
    assert "planted" in done.out
    assert done.code == 2


def test_a_crash_is_told_once_with_its_place_and_who_can_mend_it(mlaudit, put, monkeypatch):
    from mlaudit.packs import load_rules

    for name in "abc":
        put(f"{name}.py", HANGS)
    put("packs/deep/crash.py", CRASHING_RULE)
    put("mlaudit.toml", 'rule-packs = ["packs"]\nexclude = ["packs"]')
    done = mlaudit("lint", "--no-cache")
    assert done.out.count("MLA002") == 1
    told = "a.py: MLA002 rule XXA901 crashed: RuntimeError: planted at packs/deep/crash.py:11; mend the rule there, or"
    assert told in done.out
    assert "(and in 2 more files)" in done.out

    def crash(*_):
        raise ValueError("boom")

    rule = next(each for each in load_rules(Settings(), Path()) if each.code == "MLA101")
    monkeypatch.setattr(type(rule), "visit_Call", crash)
    assert "please report it to mlaudit" in mlaudit("lint", "--no-cache", "--select", "MLA101").out


def test_a_rule_that_crashes_is_no_ready_verdict(mlaudit, put):
    put("a.py", HANGS.replace("get(url)", "get(url, timeout=5)"))
    put("packs/crash.py", CRASHING_RULE)
    put("mlaudit.toml", 'rule-packs = ["packs/crash.py"]\nexclude = ["packs"]\npolicy.require = ["rules"]')
    done = mlaudit("audit", "--select", "MLC101")
    assert "INCONCLUSIVE" in done.out
    assert done.code == 2


def test_a_check_that_crashes_is_2(mlaudit, put):
    put("a.py", "x = 1\n")
    put("packs/crash.py", CRASHING_CHECK)
    put("mlaudit.toml", 'check-packs = ["packs/crash.py"]\npolicy.require = ["rules"]')
    done = mlaudit("check", "--select", "XXC901")
    assert "planted" in done.out
    assert done.code == 2
    done = mlaudit("audit", "--select", "XXC901")
    assert "INCONCLUSIVE" in done.out
    assert done.code == 2


def test_a_renderer_that_crashes_is_2_and_stops_no_other(mlaudit, put, tmp_path, monkeypatch):
    from mlaudit.report import html

    def crash(report):
        raise RuntimeError("planted")

    put("a.py", "x = 1\n")
    put("mlaudit.toml", 'policy.require = ["rules"]')
    assert mlaudit("audit", "--select", "MLC101").code == 0
    (tmp_path / "mlaudit-report" / "report.json").unlink()
    monkeypatch.setattr(html, "render", crash)
    done = mlaudit("audit", "--select", "MLC101")
    assert "report.html could not be rendered: RuntimeError: planted" in done.err
    assert (tmp_path / "mlaudit-report" / "report.json").exists()
    assert done.code == 2


def test_a_verdict_becomes_the_exit_code(mlaudit, put):
    put("a.py", HANGS)
    put("mlaudit.toml", 'policy = { require = ["rules"], fail-on = "warning" }')
    done = mlaudit("audit", "--select", "MLC101")
    assert "NOT READY" in done.out
    assert done.code == 1


def test_an_unexpected_error_is_2_and_shows_no_traceback_unless_asked(mlaudit, put, monkeypatch):
    from mlaudit.code import discover

    def crash(*args, **kwargs):
        raise ZeroDivisionError("planted")

    put("a.py", HANGS)
    monkeypatch.setattr(discover, "find_files", crash)
    done = mlaudit("lint")
    assert done.code == 2
    assert "internal error: ZeroDivisionError: planted" in done.err
    assert "Traceback" not in done.err
    loud = mlaudit("--verbose", "lint")
    assert loud.code == 2
    assert "Traceback" in loud.err


def test_a_pack_that_exits_does_not_choose_our_exit_code(mlaudit, put):
    put("a.py", HANGS)
    put("packs/script.py", "import sys\n\nsys.exit(0)\n")
    put("mlaudit.toml", 'rule-packs = ["packs"]')
    done = mlaudit("lint")
    assert done.code == 2
    assert "script.py cannot be imported: SystemExit: 0" in done.err


def test_a_library_that_exits_does_not_choose_our_exit_code(mlaudit, put, monkeypatch):
    from mlaudit.code import discover

    def leave(*args, **kwargs):
        sys.exit(0)

    put("a.py", HANGS)
    monkeypatch.setattr(discover, "find_files", leave)
    done = mlaudit("lint")
    assert done.code == 2
    assert "sys.exit(0)" in done.err


def test_output_that_cannot_be_written_is_2(mlaudit, put, tmp_path):
    put("a.py", HANGS)
    (tmp_path / "taken").write_text("a file")
    done = mlaudit("lint", "--output", "taken/found.json")
    assert done.code == 2
    assert "cannot be written" in done.err


def test_a_report_that_cannot_be_written_is_not_said_to_be_there(mlaudit, put, tmp_path):
    put("a.py", "x = 1\n")
    put("mlaudit.toml", '[policy]\nrequire = ["rules"]\n')
    (tmp_path / "taken").write_text("a file")
    done = mlaudit("audit", "--select", "MLC101", "--output", "taken/reports")
    assert done.code == 2
    assert "report.html: cannot be written" in done.err
    assert "report: " not in done.out


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('ignor = ["MLA101"]', "unknown key `ignor` (did you mean `ignore`?)"),
        ('ignore = ["MLA4011"]', "ignore: unknown code `MLA4011` (did you mean `MLA401`?)"),
        ('per-file-ignores = { "a.py" = ["MLX"] }', "per-file-ignores: a.py: unknown code `MLX`"),
        ('ignore = ["ALL"]', "no rule is left"),
        ('ignore = ["MLC6O1"]', "ignore: unknown code `MLC6O1` (did you mean `MLC601`?)"),
        ('select = ["MLC501"]', "select: `MLC501` is a check: use `mlaudit check --select MLC501`"),
        ('extend-select = ["MLC6"]', "extend-select: `MLC6` is a check: use `mlaudit audit --select MLC6`"),
        ('per-file-ignores = { "a.py" = ["MLC601"] }', "a.py: `MLC601` is a check"),
        ("ignore = [", "is not valid TOML"),
        ('rule-packs = ["nowhere"]', "`nowhere` does not exist"),
    ],
)
def test_bad_settings_are_2_and_name_file_and_key(mlaudit, put, toml, told):
    put("a.py", HANGS)
    put("mlaudit.toml", toml)
    done = mlaudit("lint")
    assert done.code == 2
    assert told in done.err
    assert "mlaudit.toml" in done.err or "rule-packs" in done.err


def test_a_reader_that_goes_away_leaves_no_traceback(put, tmp_path):
    calls = "\n".join(f"def fetch_{i}(url):\n    return requests.get(url)\n\n" for i in range(400))
    put("a.py", "import requests\n\n\n" + calls)  # more than a pipe holds
    words = [sys.executable, "-m", "mlaudit", "lint", "--format", "json"]
    # an unbuffered Python does not notice that a pipe took a part only
    buffered = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    process = subprocess.Popen(words, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=buffered)
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.read(1) == b"{"
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=30) == 2
    process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a file that is always full")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("lint >/dev/full", "No space left on device"),
        ("lint --format sarif >/dev/full", "No space left on device"),
        ("lint --help >/dev/full", "No space left on device"),
        ("lint >&-", "standard output is closed"),
    ],
)
def test_output_that_is_full_or_closed_is_2_and_said(put, tmp_path, words, told):
    put("a.py", HANGS)
    line = [sys.executable, "-m", "mlaudit"]
    done = subprocess.run(["sh", "-c", f'"$@" {words}', "sh", *line], cwd=tmp_path, capture_output=True, text=True)
    assert done.stderr == f"mlaudit: the output could not be written: {told}\n"
    assert done.returncode == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a file that is always full")
@pytest.mark.parametrize(("words", "code"), [("lint 2>&-", 1), ("lnt 2>&-", 2), ("lnt 2>/dev/full", 2)])
def test_an_error_that_cannot_be_told_keeps_its_exit_code(put, tmp_path, words, code):
    put("a.py", HANGS)
    line = [sys.executable, "-m", "mlaudit"]
    done = subprocess.run(["sh", "-c", f'"$@" {words}', "sh", *line], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == code
    assert ("MLA101" in done.stdout) == (code == 1)


def test_a_closed_output_hurts_nobody_who_asks_for_a_file(put, tmp_path):
    put("a.py", HANGS)
    words = ["sh", "-c", '"$@" >&-', "sh", sys.executable, "-m", "mlaudit", "lint", "--output", "found.txt"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "")
    assert "MLA101" in (tmp_path / "found.txt").read_text()


def test_an_interrupt_is_2_and_leaves_no_traceback(put, tmp_path):
    slow = """
        import time

        from mlaudit.code.rule import FileRule


        class Waits(FileRule):
            \"\"\"A rule that takes its time.\"\"\"

            code = "XXA902"
            name = "waits"

            def visit_Call(self, node, file):
                open("reached", "w").close()
                time.sleep(30)
                return ()
    """
    put("a.py", HANGS)
    put("packs/slow.py", slow)
    put("mlaudit.toml", 'rule-packs = ["packs"]\nfile-budget = 60.0')
    process = subprocess.Popen(
        [sys.executable, "-m", "mlaudit", "lint"], cwd=tmp_path, stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 30
    while not (tmp_path / "reached").exists():
        assert process.poll() is None, "ended before the rule was reached"
        assert time.monotonic() < deadline
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 2
    assert err.strip() == "mlaudit: interrupted"


def test_a_process_that_ends_at_once_has_said_everything(put, tmp_path):
    for i in range(300):
        put(f"m{i:03}.py", HANGS)
    process = subprocess.run([sys.executable, "-m", "mlaudit", "lint"], cwd=tmp_path, capture_output=True, text=True)
    assert process.returncode == 1
    assert process.stdout.splitlines()[-1] == "300 files: 300 warnings"
    assert process.stdout.count("MLA101") == 300


def test_global_options_may_stand_after_the_command(mlaudit, put):
    put("a.py", "x = 1\n")
    assert mlaudit("lint", "--quiet").out == mlaudit("--quiet", "lint").out == ""
    put("a.py", HANGS)
    assert "MLA101" in mlaudit("lint", "-q").out
