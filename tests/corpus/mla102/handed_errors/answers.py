# a form of: a function that answers an error as a dict, or nothing, where it failed
import logging

log = logging.getLogger(__name__)


def summarise(text, model):
    try:
        return {"summary": model.shorten(text)}
    except Exception as error:  # expect: MLA102
        return {"error": str(error)}


def translate(text, model):
    try:
        return {"translation": model.translate_text(text)}
    except Exception as error:  # ok: the route looks
        return {"error": str(error)}


def label(text, model):
    try:
        return {"label": model.label_of(text)}
    except Exception as error:  # ok: the route has a model for its answer, which refuses this
        return {"error": str(error)}


def seed_rows(store):
    if not store.empty():
        return {"status": "skipped"}
    try:
        store.fill()
        return {"status": "success"}
    except Exception as error:  # expect: MLA102
        return {"status": "failed", "reason": str(error)}


def similar(item, table):
    try:
        return table.near(item)
    except ValueError as error:  # expect: MLA102
        log.error(error)


def similar_checked(item, table):
    try:
        return table.near(item)
    except ValueError as error:  # ok: the route asks
        log.error(error)
