# seen in: KhanhKoy/vietnamese-legal-llmops src/api/routes.py@229eb8e670c27574308d56a236cfa4dc4aa22223
"""A connection that is made once and kept, and one that is made for each question."""

import asyncio
from functools import lru_cache

import psycopg
from fastapi import FastAPI

app = FastAPI()


class Laws:
    def __init__(self):
        self.connection = psycopg.connect("dbname=laws")

    def titles(self):
        return self.connection.execute("SELECT title FROM laws").fetchall()


@lru_cache(maxsize=1)
def laws():
    return Laws()


def fresh():
    return Laws()


@app.get("/titles")
async def titles():
    return await asyncio.to_thread(laws().titles)  # expect: MLA701 as warning


@app.get("/fresh")
async def anew():
    return await asyncio.to_thread(fresh().titles)  # expect: MLA701 as error
