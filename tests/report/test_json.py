"""The JSON report: its schema is the documented one, and what is written can be read back."""

from __future__ import annotations

import json as stdlib
from pathlib import Path

import msgspec
import pytest
from evidence import every_outcome, full, report

from mlaudit.findings import Report
from mlaudit.report import json

DOCS = Path(__file__).parents[2] / "docs"


def test_what_is_written_can_be_read_back():
    made = full()
    assert json.read(json.render(made).encode()) == made


def test_the_same_report_gives_the_same_bytes():
    assert json.render(full()) == json.render(full())


def test_the_documented_schema_is_up_to_date():
    """Write it anew with: msgspec.json.encode(mlaudit.report.json.schema(), order="sorted"), indented by 2."""
    wanted = msgspec.json.format(msgspec.json.encode(json.schema(), order="sorted"), indent=2).decode() + "\n"
    assert (DOCS / "report.schema.json").read_text("utf-8") == wanted


def test_a_report_holds_to_the_schema():
    """Checked by hand, for the keys of each object: nothing undocumented, nothing required missing."""
    schema = json.schema()
    document = stdlib.loads(json.render(full()))

    def visit(value, rule):
        if "$ref" in rule:
            rule = schema["$defs"][rule["$ref"].rpartition("/")[2]]
        if "anyOf" in rule:
            rules = [r for r in rule["anyOf"] if (r.get("type") == "null") == (value is None)]
            return visit(value, rules[0])
        if "enum" in rule:
            assert value in rule["enum"]
        if isinstance(value, dict) and "properties" in rule:
            assert set(value) <= set(rule["properties"])
            assert set(rule.get("required", ())) <= set(value)
            for key, entry in value.items():
                visit(entry, rule["properties"][key])
        if isinstance(value, list) and isinstance(rule.get("items"), dict):
            for entry in value:
                visit(entry, rule["items"])

    visit(document, schema)


def test_every_key_of_the_report_is_explained():
    text = (DOCS / "report-schema.md").read_text("utf-8")
    for kind in (Report, *(type(getattr(full(), name)) for name in ("evidence", "verdict"))):
        for field in msgspec.structs.fields(kind):
            assert f"`{field.encode_name}`" in text, f"{kind.__name__}.{field.encode_name}"


@pytest.mark.parametrize(
    "text", ["<script>", "\x1b[2J", "\u202e", "\x00", '"', "\\", "*bold* [a](http://b)"], ids=ascii
)
def test_hostile_text_survives_as_data(text):
    document = stdlib.loads(json.render(full(text)))
    assert document["evidence"]["checks"][0]["name"] == text


def test_a_number_that_is_none_is_null():
    result = every_outcome()[0]
    assert result.measurement is not None
    measured = msgspec.structs.replace(result.measurement, value=float("nan"), effect=float("inf"))
    made = report(checks=(msgspec.structs.replace(result, measurement=measured),))
    entry = stdlib.loads(json.render(made))["evidence"]["checks"][0]["measurement"]
    assert entry["value"] is None and entry["effect"] is None
