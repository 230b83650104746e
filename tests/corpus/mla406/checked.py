from pathlib import Path

from fastapi import FastAPI, HTTPException

app = FastAPI()
ROOT = Path("reports").resolve()
KINDS = {"day": "day.csv", "week": "week.csv"}


@app.get("/report")
def report(file_name: str):
    path = (ROOT / file_name).resolve()
    if not path.is_relative_to(ROOT):
        raise HTTPException(404)
    return open(path).read()


@app.get("/table")
def table(kind: str):
    return open(ROOT / KINDS[kind]).read()
