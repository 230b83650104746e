# seen in: MLOpsGroup9/FrontShiftAI backend/db/connection.py@f0f36addb3e114ffb9605d38a863ecc40aa17d54
"""Databases that stand in for another one."""

import os

from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

SERVER = os.environ["DATABASE_URL"]
FILE = "sqlite:///./scores.db"


def database_url():
    try:
        with create_engine(SERVER).connect() as connection:
            connection.execute(text("SELECT 1"))
        return SERVER
    except Exception:  # expect: MLA102
        print("no server, so a file")
        return FILE


try:
    engine = create_engine(SERVER)
    engine.connect()
except OperationalError:  # expect: MLA102
    engine = create_engine("sqlite:///scores.db")


def strict_engine():
    try:
        made = create_engine(SERVER)
        made.connect()
        return made
    except Exception as error:
        raise RuntimeError("the database does not answer") from error


def test_engine():
    try:
        made = create_engine(SERVER)
        made.connect()
    except Exception:
        made = create_engine("sqlite:///:memory:")  # ok: for trials
    return made


def chosen_url():
    return SERVER if "DATABASE_URL" in os.environ else FILE
