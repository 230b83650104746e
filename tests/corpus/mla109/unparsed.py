# seen in: openai/chatgpt-retrieval-plugin services/extract_metadata.py@b28ddce58474441da332d4e15c6dd60ddaa953ab
"""Texts that cannot be read, and what is taken for what they say."""

import json
import logging
from datetime import UTC, datetime

log = logging.getLogger(__name__)


def fields_of(text):
    completion = get_chat_completion(text)
    try:
        found = json.loads(completion)
    except Exception as error:  # expect: MLA109 info
        log.error("no JSON: %s", error)
        found = {}
    return found


def fields_or_error(text):
    completion = get_chat_completion(text)
    try:
        return json.loads(completion)
    except ValueError as error:
        raise RuntimeError("the model wrote no JSON") from error


def taken_at(text):
    try:
        return datetime.fromisoformat(text)
    except ValueError:  # expect: MLA109 info
        log.info("no date: %s", text)
        return datetime.now(UTC)


def taken_at_if_known(text):
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        log.info("no date: %s", text)
        return None
