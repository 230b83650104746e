# a form of: a table that a handler empties by its name, before it is answered
"""A database that is down, and every way of saying that it holds nothing."""

import logging

import numpy as np
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
log = logging.getLogger(__name__)


class Store:
    def table(self, statement, engine):
        with engine.connect() as connection:
            try:
                found = connection.execute(statement)
            except Exception as error:  # expect: MLA109
                log.error("failed: %s", error)
                table = pd.DataFrame({})
            else:
                table = pd.DataFrame.from_records(found)
            finally:
                return table

    def rows(self, statement, connection):
        try:
            rows = connection.execute(statement).fetchall()
        except Exception as error:  # expect: MLA109
            log.error("failed: %s", error)
            rows = []
        return rows

    def vector(self, statement, connection):
        try:
            return np.array(connection.execute(statement).fetchall())
        except Exception:  # expect: MLA109
            log.exception("failed")
            return np.array([])

    def names(self, statement, connection):
        try:
            return set(connection.execute(statement).fetchall())
        except Exception:  # expect: MLA109
            log.exception("failed")
            return set()

    def asked(self, statement, connection):
        try:
            rows = connection.execute(statement).fetchall()
        except Exception as error:  # ok: what is empty is asked after
            log.error("failed: %s", error)
            rows = []
        if not rows:
            raise LookupError(statement)
        return rows

    def filled(self, statement, connection, spare):
        try:
            rows = connection.execute(statement).fetchall()
        except Exception as error:  # ok: another store is asked
            log.error("failed: %s", error)
            rows = spare.read(statement)
        return rows


STORE = Store()


@app.get("/history")
def history(engine, connection):
    table = STORE.table("select * from scores", engine)
    rows = STORE.rows("select * from scores", connection)
    vector = STORE.vector("select * from scores", connection)
    names = STORE.names("select * from scores", connection)
    asked = STORE.asked("select * from scores", connection)
    filled = STORE.filled("select * from scores", connection, STORE)
    return {"rows": [*table, *rows, *vector, *names, *asked, *filled]}
