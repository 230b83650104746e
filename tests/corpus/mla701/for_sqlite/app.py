# seen in: buymeagoat/whisper-transcriber api/orm_bootstrap.py@5a2ece32ecc0c07602ac6f44016e47e37b7bfca2
"""A statement that is only made on a file of SQLite, and one on whatever database there is."""

from fastapi import FastAPI
from sqlalchemy import create_engine, text

from settings import settings

app = FastAPI()
engine = create_engine(settings.database_url)


@app.get("/stats")
async def stats():
    return version()  # expect: MLA701 as info


@app.get("/rows")
async def rows():
    return every_row()  # expect: MLA701 as error


def version():
    with engine.connect() as connection:
        if "sqlite" in settings.database_url:
            return connection.execute(text("SELECT sqlite_version()")).fetchone()[0]
    return "unknown"


def every_row():
    with engine.connect() as connection:
        return connection.execute(text("SELECT * FROM rows")).fetchall()
