# a form of: files that grow are read, hashed and unpacked from end to end
import asyncio
import gzip
import hashlib
import json
from functools import lru_cache
from pathlib import Path

from fastapi import FastAPI, UploadFile

app = FastAPI()
WEIGHTS = Path("weights.bin")


def digest(path):
    found = hashlib.sha256()
    with open(path, "rb") as held:
        for block in iter(lambda: held.read(65536), b""):
            found.update(block)
    return found.hexdigest()


def digest_again(path):
    found = hashlib.md5()
    with path.open("rb") as held:
        while block := held.read(65536):
            found.update(block)
    return found.hexdigest()


def digest_at_once(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def since(folder, start):
    rows = []
    for path in folder.glob("*.gz"):
        with gzip.open(path, "rt") as held:
            rows += [json.loads(line) for line in held]
    return [row for row in rows if row["time"] > start]


def answered(path):
    with open(path) as held:
        for line in held:
            yield json.loads(line)


def last_answers(path):
    found = []
    with open(path) as held:
        for line in held:
            found.append(json.loads(line.strip()))
    return found[-10:]


def of_either_kind(path):
    if path.suffix == ".gz":
        opened = lambda: gzip.open(path, "rt")
    else:
        opened = lambda: open(path)
    found = []
    with opened() as held:
        for number, line in enumerate(held, 1):
            found.append((number, json.loads(line)))
    return found


@lru_cache
def names():
    with open("names.jsonl") as held:
        return [json.loads(line) for line in held]


def key_of(text):
    return hashlib.sha256(text.encode()).hexdigest()


def write(rows):
    with gzip.open("rows.gz", "wt") as held:
        for row in rows:
            held.write(json.dumps(row))


@app.get("/state")
async def state():
    return {"hash": digest(WEIGHTS)}  # expect: MLA701 warning


@app.get("/state/again")
async def state_again():
    return {"hash": digest_again(WEIGHTS)}  # expect: MLA701 warning


@app.get("/state/short")
async def state_short():
    return {"hash": digest_at_once(WEIGHTS)}  # expect: MLA701 warning


@app.get("/drift")
async def drift(start: float):
    return {"rows": len(since(Path("logs"), start))}  # expect: MLA701 warning


@app.get("/last")
async def last():
    return last_answers("answers.jsonl")  # expect: MLA701 warning


@app.get("/either")
async def either():
    return of_either_kind(Path("answers.jsonl"))  # expect: MLA701 warning


@app.get("/thread")
async def thread():
    return await asyncio.to_thread(last_answers, "answers.jsonl")


@app.get("/names")
async def all_names():
    return names()  # ok: read once, and kept


@app.post("/key")
async def key(file: UploadFile):
    content = await file.read()
    return {"key": key_of("text"), "file": hashlib.sha256(content).hexdigest()}  # ok: it is in memory


@app.post("/write")
async def written(row: dict):
    write([row])
    return json.loads("{}")


@app.get("/plain")
def plain():
    return {"hash": digest(WEIGHTS)}  # ok: in a thread of its own
