# a form of: a database in a file, whose address has a name of its own
import os

from fastapi import FastAPI
from sqlalchemy import create_engine, text

app = FastAPI()


@app.get("/tables")
def tables(path: str):
    url = f"sqlite:///{os.path.basename(path)}"
    engine = create_engine(url)
    with engine.connect() as connection:
        return list(connection.execute(text("select name from sqlite_master")))


@app.get("/rows")
def rows():
    url = "postgresql://rides.internal/rides"
    engine = create_engine(url)  # expect: MLA101 as info
    with engine.connect() as connection:
        return connection.execute(text("select count(*) from rides")).scalar()
