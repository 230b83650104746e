"""Rows that are deleted by a query which is narrowed behind, one table after the other."""

import logging

log = logging.getLogger(__name__)


def delete_thread(db, key):
    try:
        db.table("parts").delete().match({"thread": key}).execute()
    except Exception as error:  # expect: MLA102 info
        print(error)
        pass
    try:
        db.table("threads").delete().match({"key": key}).execute()
    except Exception as error:
        log.error("kept: %s", error)
        raise


def delete_branch(db, key):
    db.table("parts").delete().match({"branch": key}).execute()
    db.table("branches").delete().match({"key": key}).execute()


def remove_marks(page):
    try:
        page.selection.delete()
    except Exception as error:
        log.warning("still marked: %s", error)
    page.redraw()
