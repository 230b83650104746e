# a form of: a route that says in its answer that it fell back
from fastapi import FastAPI, HTTPException

from .ranking import rank
from .shelf import Shelf

app = FastAPI()
shelf = Shelf("dbname=books")


@app.get("/recommendations/{reader}")
def recommendations(reader: str):
    try:
        return {"books": rank(reader), "fallback": False}
    except TimeoutError as error:
        try:
            return {"books": shelf.best_sellers(10), "fallback": True, "reason": str(error)}
        except Exception:
            raise HTTPException(503) from error


@app.get("/search")
def search(words: str):
    return {"books": shelf.search(words)}


@app.get("/newest")
def newest():
    return {"books": shelf.newest(20)}


@app.get("/shelf/{reader}")
def shelf_of(reader: str):
    try:
        return {"books": rank(reader), "fallback": False}
    except TimeoutError:
        return {"books": shelf.newest(10), "fallback": True}


@app.get("/like/{sku}")
def like(sku: str):
    try:
        return {"books": shelf.like(sku), "fallback": False}
    except TimeoutError:
        return {"books": shelf.like("any"), "fallback": True}
