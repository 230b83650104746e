"""Steps that answer with nothing, or with zeros, whatever failed; and those whose callers ask."""

import json
import logging

log = logging.getLogger(__name__)


def split_pages(pages, splitter):
    try:
        pieces = splitter.split_documents(pages)
        return [piece for piece in pieces if piece.page_content]
    except Exception as error:  # expect: MLA109 info
        log.error("no pieces: %s", error)
        return []


def weigh_columns(table, target, booster):
    try:
        booster.fit(table, target)
        return dict(zip(table.columns, booster.feature_importances_, strict=True))
    except Exception as error:  # expect: MLA109 info
        log.warning("not weighed, all are zero: %s", error)
        return {name: 0.0 for name in table.columns}


def find_columns(table, finder):
    try:
        return finder.columns_of(table)
    except Exception as error:
        log.error("no columns: %s", error)
        return []


def columns(table, finder):
    found = find_columns(table, finder)
    if not found:
        raise ValueError("no columns")
    return found


def parse_answer(text):
    try:
        return json.loads(text)
    except Exception as error:
        log.error("no answer: %s", error)
        return {}


def split_told(pages, splitter):
    try:
        return splitter.split_documents(pages)
    except Exception as error:
        log.error("no pieces: %s", error)
        raise


def index(pages, table, target, booster, splitter, store):
    store.keep(split_pages(pages, splitter))
    return weigh_columns(table, target, booster)
