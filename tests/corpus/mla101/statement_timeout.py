# seen in: somali-nlp/somali-dialect-classifier src/somdialc/database/postgres_ledger.py@8099b55564c658c98db514a527c599eb647baf1b
"""The server ends a query that takes too long where the options of its connection say so."""

import os

from fastapi import FastAPI
from psycopg2.pool import ThreadedConnectionPool

app = FastAPI()
SECONDS = 30
bounded = ThreadedConnectionPool(
    1, 8, dsn=os.environ["LEDGER"], options=f"-c statement_timeout={SECONDS * 1000}"
)
scoped = ThreadedConnectionPool(1, 8, dsn=os.environ["LEDGER"], options="-c search_path=ledger")  # expect: MLA101 as error


@app.get("/runs")
def runs():
    for pool in (bounded, scoped):
        connection = pool.getconn()
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from runs")
        pool.putconn(connection)
