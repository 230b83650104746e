# seen in: matic0209/recommendation-system app/main.py
"""Empty tables that who asks takes for a sign to go to the next source, and one that goes on as it is."""

import logging

import pandas as pd
from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)


def stored(query):
    try:
        return pd.read_sql_query(query, ENGINE)
    except Exception as error:  # expect: MLA109 as info
        logger.warning("no rows: %s", error)
        return pd.DataFrame()


def recent(query):
    try:
        return pd.read_sql_query(query, ENGINE)
    except Exception as error:  # expect: MLA109 as error
        logger.warning("no recent rows: %s", error)
        return pd.DataFrame()


@app.get("/items")
def items():
    rows = stored("select * from items")
    if rows.empty:
        rows = pd.read_parquet("items.parquet")
    return {"rows": rows.to_dict("records"), "recent": recent("select * from latest").to_dict("records")}
