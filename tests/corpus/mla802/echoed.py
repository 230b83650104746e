# seen in: kevinxo328/ai-app-api utils/sql.py@c709b91bbfd9ca4c72fa22723bbba1368e64f04f
"""Engines that log their statements, with the values and without."""

import os

from fastapi import FastAPI
from sqlalchemy import create_engine

app = FastAPI()

loud = create_engine(os.environ["DATABASE_URL"], echo=True)  # expect: MLA802 as info
masked = create_engine(os.environ["DATABASE_URL"], echo=True, hide_parameters=True)
quiet = create_engine(os.environ["DATABASE_URL"])


@app.get("/rows")
def rows():
    with loud.begin() as first, masked.begin() as second, quiet.begin() as third:
        return [each.exec_driver_sql("select 1").scalar() for each in (first, second, third)]
