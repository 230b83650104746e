from fastapi import FastAPI
from store import keep, make_tables

app = FastAPI()  # expect: MLA702


@app.get("/")
def hello():
    return {"message": "monitoring"}


@app.post("/log/batch")
def log(rows: list[dict]):
    return keep(rows)


@app.post("/db/init")
def init():
    make_tables()
