"""A connection that a context manager opens: it is opened where it is entered."""

from fastapi import FastAPI
from store import connected, timed

app = FastAPI()


@app.get("/notes")
async def notes():
    with connected() as conn:  # expect: MLA701 as error
        return list(conn.notices)


@app.get("/time")
async def time():
    with timed("notes") as name:
        return name


@app.get("/manager")
async def manager():
    return {"kind": type(connected()).__name__}
