# seen in: PaStepien/glucose-prediction-api app/main.py@c61340429c6fc2e2d399fa9d3a00deb21d88eebf
"""Stores that are not configured, and routes that answer without them as if they had asked."""

import os

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel
from supabase import create_client

app = FastAPI()
URL = os.environ.get("SUPABASE_URL")
supabase = create_client(URL, os.environ["SUPABASE_KEY"]) if URL else None
cache = None


class Entry(BaseModel):
    user: str
    carbs: float


@app.post("/entries")
def save(entry: Entry):
    if supabase is None:
        return {"status": "saved locally", "id": None}  # expect: MLA102 as warning
    row = supabase.table("entries").insert(entry.model_dump()).execute()
    return {"status": "saved", "id": row.data[0]["id"]}


@app.get("/entries/{user}")
def entries(user: str):
    if not supabase:
        return {"entries": [], "total": 0}  # expect: MLA102 as warning
    rows = supabase.table("entries").select("*").eq("user", user).limit(50).execute()
    return {"entries": rows.data, "total": len(rows.data)}


@app.post("/entries/sound")
def save_or_refuse(entry: Entry):
    if supabase is None:
        raise HTTPException(status_code=503, detail="no database is configured")
    row = supabase.table("entries").insert(entry.model_dump()).execute()
    return {"status": "saved", "id": row.data[0]["id"]}


@app.post("/entries/said")
def save_or_say(entry: Entry):
    if supabase is None:
        return {"status": "not saved", "id": None}
    row = supabase.table("entries").insert(entry.model_dump()).execute()
    return {"status": "saved", "id": row.data[0]["id"]}


@app.get("/totals/{user}")
def totals(user: str):
    if cache is None:
        return []
    return cache.get(user)


@app.get("/health")
def health():
    if supabase is None:
        return {"status": "ok", "database": "none"}
    supabase.table("entries").select("id").limit(1).execute()
    return {"status": "ok", "database": "there"}


@app.get("/rows/{user}")
def rows(user: str):
    table = supabase.table("entries") if supabase else None
    if table is None:
        return []
    return table.select("*").eq("user", user).limit(50).execute().data
