"""The HTML report: complete, self-contained, deterministic, and deaf to hostile text."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from evidence import every_outcome, finding, full, report

from mlaudit.findings import CheckResult, Finding, Histogram, Interval, Measurement, Outcome, Severity
from mlaudit.report import charts, html
from mlaudit.report.numbers import number

CHROMIUM = Path("/usr/bin/chromium")

HOSTILE = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "\"><svg onload='alert(1)'>",
    "' autofocus onfocus='alert(1)",
    "{{ 7*7 }}{% for %}",
    "<!--",
    "]]><title>",
    "&lt;script&gt;",
]


class Page(HTMLParser):
    """Tags with their attributes, and the text outside of style and script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._stack: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag in ("style", "script"):
            self._stack.append(tag)

    def handle_endtag(self, tag):
        if self._stack and self._stack[-1] == tag:
            self._stack.pop()

    def handle_data(self, data):
        if not self._stack:
            self.text += data


def test_the_same_evidence_gives_the_same_bytes_in_any_process():
    code = (
        "from evidence import full; from mlaudit.report import html; import sys; sys.stdout.write(html.render(full()))"
    )
    made = {html.render(full()).encode()}
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parent,
            env=environment,
            capture_output=True,
            check=True,
            timeout=60,
        )
        made.add(run.stdout)
    assert len(made) == 1


def test_500_findings_fit_into_300_kb_and_each_is_named():
    many = tuple(finding(i) for i in range(500))
    assert len(html.render(report(many, every_outcome())).encode()) < 300_000
    text = html.render(report(many))
    shown = Page(text).text
    places = sum(f"{finding(i).location}" in shown for i in range(500))
    assert places == 500


def test_places_beyond_the_limit_are_counted():
    shown = Page(html.render(report(tuple(finding(i) for i in range(700))))).text
    places = sum(f"{finding(i).location}" in shown for i in range(700))
    more = sum(int(n) for n in re.findall(r"(\d+) more places are in report.json", shown))
    assert more and places + more == 700


def test_every_finding_check_and_gap_is_there():
    made = full()
    shown = Page(html.render(made)).text
    assert made.evidence.lint is not None
    for one in made.evidence.lint.findings:
        assert str(one.location) in shown
        assert one.code in shown
        assert one.suppressed is not None or one.message.replace("`", "") in shown  # set as code instead
    for result in made.evidence.checks:
        assert result.code in shown
        assert result.reason in shown
        assert result.outcome.value.replace("_", " ") in shown
        assert result.findings[0].message in shown
    for told in ("known and accepted", "is not UTF-8", "broken.py", "suppresses nothing", "stale.py:4"):
        assert told in shown
    for condition in made.verdict.conditions:
        assert condition.title in shown
        assert condition.detail in shown
    assert made.verdict.decision.value in shown
    assert "0123456789ab" in shown and "with uncommitted changes" in shown
    assert "Made2013-10-01 08:30 UTC" in shown and " of 2013-09-16 12:00 UTC" in shown
    assert "Fails on error and above; requires rules, MLC101, MLC201, MLC202, MLC501." in shown
    assert "f" * 16 in shown and made.verdict.policy_sha256[:16] in shown


def test_nothing_is_fetched_from_anywhere():
    text = html.render(full())
    for tag, attributes in Page(text).tags:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base", "form", "audio", "video")
        assert "style" not in attributes, tag
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            if name in ("src", "href", "srcset", "action", "data", "xlink:href"):
                assert value is not None and value.startswith("#"), (tag, name, value)
    style = text.partition("<style>")[2].partition("</style>")[0]
    assert "url(" not in style and "@import" not in style


def test_the_policy_allows_its_own_style_and_script_and_nothing_else():
    text = html.render(full())
    policy = next(a["content"] for t, a in Page(text).tags if a.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.strip().split(" ", 1) for rule in (policy or "").split(";"))
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert rules.pop(f"{tag}-src") == f"'sha256-{digest}'"
    assert rules == {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}
    assert "unsafe" not in (policy or "")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text):
    page = Page(html.render(full(text)))
    tame = Page(html.render(full("tame")))
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in tame.tags]
    names = [sorted(attributes) for _, attributes in page.tags]
    assert names == [sorted(attributes) for _, attributes in tame.tags]
    assert page.text.count(text) >= tame.text.count("tame") > 30


@pytest.mark.parametrize("control", ["\x1b[2J", "\u202e", "\u2066", "\u200f", "\x00", "\x9b", "\ud800"], ids=ascii)
def test_controls_are_shown_and_not_obeyed(control):
    text = html.render(full(f"a{control}b"))
    assert control[0] not in text
    assert "a\N{REPLACEMENT CHARACTER}" in text
    text.encode("utf-8")


def test_what_stands_in_backticks_is_set_as_code_and_stays_text():
    text = html.render(report((finding(0, text="`<i>x</i>` and a lone ` stays"),)))
    assert "<code>&lt;i&gt;x&lt;/i&gt;</code> and a lone ` stays" in text


def test_evidence_that_quotes_code_is_a_sentence_and_a_line_stands_by_its_place():
    text = html.render(report((finding(0, evidence={"line": "x = <f>(`a`)", "draws": "`sample` and `choice`"}),)))
    assert "draws: <code>sample</code> and <code>choice</code></span>" in text
    assert '<code class="src">x = &lt;f&gt;(`a`)</code>' in text
    assert 'class="src">' not in html.render(report((finding(0, evidence={}),)))


def test_tables_have_the_columns_that_hold_something():
    unrun = tuple(
        CheckResult(code=code, name="n", outcome=Outcome.SKIPPED, reason="the model did not load (MLC201)")
        for code in ("MLC202", "MLC203")
    )
    table = html.render(report((), unrun)).partition('id="checks"')[2].partition("</table>")[0]
    assert re.findall(r"<th[^>]*>(\w+)", table) == ["check", "outcome", "why"]
    assert table.count("<tr") == 2  # the head, and both checks in one row
    assert "<code>MLC202</code> n<br><code>MLC203</code> n" in table


def test_what_informs_is_not_called_no_problem():
    measured = Measurement(name="problems", subject="table:current", value=0.0, unit="problems", n=9)
    told = CheckResult(code="MLC302", name="n", outcome=Outcome.INFO, reason="109 rows repeat", measurement=measured)
    assert "0 problems" not in html.render(report((), (told,)))


def test_a_name_breaks_after_its_dots_and_underscores_alone():
    result = msgspec.structs.replace(every_outcome()[0], subject="column:current.dep_delay")
    assert "current.<wbr>dep_<wbr>delay" in html.render(report((), (result,)))


def test_what_failed_too_has_a_label_in_the_next_steps():
    drifted = tuple(
        CheckResult(code="MLC401", name="drift", outcome=Outcome.FAIL, subject=f"column:{name}", reason=f"{name} moved")
        for name in ("month", "temp", "hour")
    )
    shown = Page(html.render(report((), drifted))).text.partition("What to do next")[2]
    assert "drift [column:month]: month moved" in shown
    assert "Also: column:temp, column:hour" in shown


def test_a_filter_stands_where_there_is_something_to_filter():
    assert 'class="filter"' in html.render(full())
    assert 'class="filter"' not in html.render(report())


def test_what_failed_comes_before_what_passed():
    rows = html._check_areas(tuple(msgspec.structs.replace(r, code="MLC401") for r in every_outcome()))
    (area,) = rows
    assert [row["slug"] for row in area["rows"]][:3] == ["fail", "error", "pass"]


def test_a_chart_of_very_many_bins_draws_the_largest():
    counts = tuple(range(1000))
    many = Histogram(labels=tuple(f"bin {i}" for i in counts), reference=counts, current=counts[::-1])
    drawn = charts.histogram(many, "column")
    assert drawn.count("<title>") == charts.MOST_BINS
    assert "shares in 1000 bins, 30 largest drawn" in drawn
    assert len(drawn) < 6000


@pytest.mark.parametrize("counts", [((), ()), ((0, 0), (0, 0)), ((0, 5), (5, 0))], ids=str)
def test_a_chart_of_nothing_is_still_a_chart(counts):
    reference, current = counts
    drawn = charts.histogram(Histogram(labels=("a", "b")[: len(reference)], reference=reference, current=current), "t")
    assert drawn.startswith("<svg") and drawn.endswith("</svg>")
    assert "nan" not in drawn and "inf" not in drawn


def test_a_failure_that_does_not_gate_is_called_a_warning():
    result = every_outcome()[list(Outcome).index(Outcome.FAIL)]
    shown = html.render(report(checks=(msgspec.structs.replace(result, severity=Severity.WARNING),)))
    assert '<tr class="warning"' in shown
    assert '<tr class="fail"' not in shown


@pytest.mark.parametrize("outcome", [Outcome.FAIL, Outcome.PASS])
def test_a_check_confirms_a_finding_or_does_not(outcome):
    result = next(r for r in every_outcome() if r.outcome is outcome)
    one: Finding = finding(0, confirmed_by=result.code)
    shown = Page(html.render(report((one,), (result,)))).text
    assert ("confirmed at runtime by" if outcome is Outcome.FAIL else "not reproduced at runtime by") in shown


@pytest.mark.parametrize(
    ("value", "unit", "interval", "told"),
    [
        (0.0938, "share of decisions", None, "9.38 % of decisions"),
        (1.0, "share", Interval(0.5, 1.0), "100 % (50 to 100)"),
        (0.142, "w", Interval(0.135, 0.15), "w = 0.142 (0.135 to 0.15)"),
        (28.14, "ms", None, "28.1 ms"),
        (123456.0, "rows", None, "123,456 rows"),
        (0.432, "", None, "0.432"),
        (1.0, "problems", None, "1 problem"),
        (0.0, "problems", None, "0 problems"),
        (1.0, "ms", None, "1 ms"),
        (None, "ms", None, ""),
    ],
)
def test_numbers_are_short_and_keep_their_unit(value, unit, interval, told):
    assert number(Measurement(name="m", value=value, unit=unit, interval=interval)) == told


def test_an_empty_report_says_what_is_missing():
    shown = Page(html.render(report())).text
    assert "INCONCLUSIVE" in shown
    assert "No check was run." in shown


def test_a_check_that_could_not_be_run_is_not_covered():
    error = next(r for r in every_outcome() if r.outcome is Outcome.ERROR)
    gaps = Page(html.render(report(checks=(error,)))).text.rpartition("Not covered")[2].partition("Production")[0]
    assert error.reason in gaps
    assert "Every rule and check" not in gaps


def test_it_is_well_formed_and_has_what_a_screen_reader_needs():
    page = Page(html.render(full()))
    assert ("html", {"lang": "en"}) in page.tags
    assert sum(tag == "h1" for tag, _ in page.tags) == 1
    assert all("aria-label" in a for tag, a in page.tags if tag == "svg")
    assert all(a.get("scope") in ("col", "colgroup") for tag, a in page.tags if tag == "th")
    ids = [a["id"] for _, a in page.tags if "id" in a]
    assert len(ids) == len(set(ids))
    assert all((a["href"] or "")[1:] in ids for tag, a in page.tags if tag == "a")


@pytest.mark.slow
@pytest.mark.skipif(not CHROMIUM.exists(), reason="needs a browser")
def test_a_browser_renders_it_without_a_complaint(tmp_path):
    """The real engine runs the script under the policy; whatever it complains of, it logs."""
    text = html.render(full("</style><script>document.title='owned'</script>"))
    broken = text.replace("script-src 'sha256-", "script-src 'sha256-x")
    for name, page in (("good", text), ("broken", broken)):
        file = tmp_path / f"{name}.html"
        file.write_text(page, "utf-8")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        command = [str(CHROMIUM), *flags, f"--user-data-dir={tmp_path / 'profile'}", "--enable-logging=stderr"]
        done = subprocess.run(
            [*command, "--dump-dom", file.as_uri()], capture_output=True, text=True, timeout=120, check=True
        )
        complaints = [line for line in done.stderr.splitlines() if "CONSOLE" in line]
        if name == "good":
            assert complaints == []
            assert 'class="filter" style="display: flex;"' in done.stdout  # the script ran
            assert "<title>owned</title>" not in done.stdout
            assert done.stdout.count("<script>") == 1
        else:
            assert any("Content Security Policy" in line for line in complaints)


@pytest.mark.slow
@pytest.mark.skipif(not CHROMIUM.exists(), reason="needs a browser")
@pytest.mark.parametrize(("width", "stacked"), [(400, True), (1000, True), (1280, False)])
def test_no_column_of_a_check_is_cut_off_at_any_width(tmp_path, width, stacked):
    """A frame, since a browser's window has a least width of its own."""
    (tmp_path / "report.html").write_text(html.render(full()), "utf-8")
    frame = f'<iframe id="f" src="report.html" style="border:0;width:{width}px;height:9000px"></iframe>'
    asked = (
        "var p=f.contentDocument,c=p.querySelector('table.checks td.why:not(:empty)');"
        "var t=[].filter.call(p.querySelectorAll('.table'),function(t){return t.scrollWidth>t.clientWidth}).length;"
        "document.title=[t,p.documentElement.scrollWidth,p.defaultView.getComputedStyle(c).display].join(' ')"
    )
    (tmp_path / "frame.html").write_text(f"<body>{frame}<script>f.onload=function(){{{asked}}}</script>", "utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--allow-file-access-from-files"]
    command = [str(CHROMIUM), *flags, f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=3000"]
    page = (tmp_path / "frame.html").as_uri()
    done = subprocess.run([*command, "--dump-dom", page], capture_output=True, text=True, timeout=120, check=True)
    assert f"<title>0 {width} {'block' if stacked else 'table-cell'}</title>" in done.stdout
