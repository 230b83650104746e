from contextlib import contextmanager

import psycopg2


@contextmanager
def connected():
    conn = psycopg2.connect("dbname=notes", connect_timeout=5)
    try:
        yield conn
        conn.commit()
    finally:
        conn.close()


@contextmanager
def timed(name: str):
    yield name
