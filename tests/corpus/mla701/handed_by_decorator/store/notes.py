"""A decorator opens a session for each call, and the package takes all names of this module."""

from functools import wraps

from store.engine import Maker


def with_session(work):
    @wraps(work)
    def opened(*args, **kwargs):
        with Maker() as session:
            return work(session, *args, **kwargs)

    return opened


@with_session
def keep_note(session, note):
    session.add(note)
    session.commit()
    return note.id


@with_session
def counted(session, owner):
    return session.sent(owner)


def joined(session, words):
    session.query(words)
    return words
