# seen in: kaanarici/rag-core src/rag_core/runtime/app.py@36371273a41bb0ee7260b4a03bf2cbc58d3c2682
"""A row of a local file of SQLite is there in a millisecond; one of a server is asked for over the network."""

import sqlite3

import psycopg
from fastapi import FastAPI

app = FastAPI()
jobs = sqlite3.connect("jobs.db")


@app.post("/jobs/{key}")
async def done(key: str):
    jobs.execute("UPDATE jobs SET done = 1 WHERE key = ?", (key,))  # expect: MLA701 as info
    return {"done": key}


@app.post("/told/{key}")
async def told(key: str):
    with psycopg.connect("dbname=jobs") as connection:  # expect: MLA701 as error
        connection.execute("UPDATE jobs SET told = 1 WHERE key = %s", (key,))
    return {"told": key}
