"""A function that a timetable or an upload starts is no entry of requests."""

from __future__ import annotations

import pytest

from mlaudit.code.engine import Engine
from mlaudit.code.project import ProjectView


def served(text: str) -> list[str]:
    facts = Engine(()).facts("main.py", text.encode(), force=True)
    return [entry.function for entry in ProjectView([facts]).entry_points if entry.kind == "serving"]


ASKED = "import json\ndef lambda_handler(event, context):\n    return predict(json.loads(event['body']))\n"
DIRECTLY = "def lambda_handler(event, context):\n    return {'scores': model.predict(event['rows'])}\n"
HANDED_ON = "def lambda_handler(event, context):\n    return answer(event)\n"
SAYS_OK = "def lambda_handler(event, context):\n    return {'statusCode': 200, 'body': str(model.predict(ROWS))}\n"
NIGHTLY = "def lambda_handler(event, context):\n    store(model.predict(table()))\n"
UPLOADED = "def handler(event, context):\n    store(model.predict(read(event['bucket'], event['name'])))\n"


@pytest.mark.parametrize("text", [ASKED, DIRECTLY, HANDED_ON])
def test_requests_are_served(text: str) -> None:
    assert len(served(text)) == 1


@pytest.mark.parametrize("text", [NIGHTLY, SAYS_OK, UPLOADED])
def test_what_a_timetable_or_an_upload_starts_is_not(text: str) -> None:
    assert served(text) == []
