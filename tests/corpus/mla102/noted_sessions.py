# seen in: alexis64160/Mlops-Project dsdc/db/crud/original_documents.py
"""Rows that a session could not write, and a record of chats that nobody needs."""

import logging

import mlflow

log = logging.getLogger(__name__)


def add_letters(letters):
    session = Session()
    try:
        session.add_all([Letter(name=name) for name in letters])
        session.commit()
    except Exception as error:  # expect: MLA102 as warning
        session.rollback()
        log.error("no letters: %s", error)
    finally:
        session.close()


def save_chat_session(chat):
    try:
        store.upsert(chat)
    except Exception as error:
        log.error("no chat: %s", error)


def train(kind, rows):
    forest = make(kind).fit(rows)
    keep = KEEPERS[kind]
    try:
        keep(model=forest, registered_model_name="letters")
    except Exception as error:  # expect: MLA102 as warning
        log.error("not registered: %s", error)


def main():
    add_letters(["a"])
    train("forest", [1])


main()
