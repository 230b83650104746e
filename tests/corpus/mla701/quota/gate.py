# a form of: a quota that is asked of a database by every request
import anyio
import duckdb
from fastapi import Depends, FastAPI, HTTPException, Request
from quota import AsyncQuota, Quota

app = FastAPI()
quota, later = Quota(), AsyncQuota()
sales = duckdb.connect("sales.duckdb", read_only=True)


@app.middleware("http")
async def enforce(request: Request, call_next):
    if not quota.allows(request.headers.get("x-api-key", "")):  # expect: MLA701
        raise HTTPException(429)
    return await call_next(request)


@app.middleware("http")
async def enforce_later(request: Request, call_next):
    if not await later.allows(request.headers.get("x-api-key", "")):
        raise HTTPException(429)
    return await call_next(request)


def plan_of(request: Request):
    return quota.allows(request.headers.get("x-api-key", ""))


def history(article):
    return sales.cursor().execute("SELECT * FROM sales WHERE article = ?", [article]).df()


@app.get("/sales")
async def sold(article: str, plan: bool = Depends(plan_of)):
    return history(article).to_dict()  # expect: MLA701


@app.get("/sales/apart")
async def sold_apart(article: str):
    return (await anyio.to_thread.run_sync(history, article)).to_dict()
