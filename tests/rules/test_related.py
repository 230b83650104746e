"""Places that one finding speaks for beside its own."""

from __future__ import annotations

import pytest
from harness import lint_files, rule

DECODED = """
import io

import joblib
from fastapi import FastAPI, UploadFile
from PIL import Image

app = FastAPI()
model = joblib.load("model.joblib")


def opened(sent: bytes):
    return Image.open(io.BytesIO(sent)).convert("RGB")


@app.post("/predict")
async def predict(file: UploadFile):
    picture = opened(await file.read())
    return model.predict([picture])
"""

QUERIED = """
from fastapi import Depends, FastAPI
from sqlalchemy.orm import Session

from store import Row, session

app = FastAPI()


def first(db: Session):
    return db.query(Row).filter_by(id=1).first()


def second(db: Session):
    return db.query(Row).filter_by(id=2).first()


@app.get("/first")
async def one(db: Session = Depends(session)):
    return first(db)


@app.get("/second")
async def two(db: Session = Depends(session)):
    return second(db)
"""

STEERED = """
import joblib
from fastapi import FastAPI

app = FastAPI()
models = {"now": joblib.load("model.joblib")}


@app.post("/predict")
def predict(row: list[float]):
    return models["now"].predict([row])[0]


@app.post("/models/load")
def load(path: str):
    models["now"] = joblib.load(path)
"""

SPLIT = """
import pandas as pd
from sklearn.model_selection import train_test_split

rows = pd.read_csv("rows.csv")
now, later = train_test_split(rows, test_size=0.2)
train, test = train_test_split(now, test_size=0.4)
train.to_csv("train.csv")
test.to_csv("test.csv")
"""

SAME_LIBRARY = """
import pandas as pd
from fastapi import FastAPI

app = FastAPI()


@app.get("/rows")
async def rows(name: str):
    if name.endswith(".parquet"):
        return pd.read_parquet(name).to_dict()
    return pd.read_csv(name).to_dict()
"""


@pytest.mark.parametrize(
    ("code", "text", "places"),
    [
        ("MLA701", DECODED, {19: [13]}),
        ("MLA701", QUERIED, {20: [11, 15]}),
        ("MLA701", SAME_LIBRARY, {11: [12]}),
        ("MLA702", STEERED, {5: [9, 14]}),
        ("MLA501", SPLIT, {6: [7]}),
    ],
)
def test_what_one_change_mends_is_named_beside_it(code: str, text: str, places: dict[int, list[int]]) -> None:
    found = lint_files({"main.py": text}, [rule(code)])
    assert {f.location.line: [each.line for each in f.related] for f in found if f.location is not None} == places


CONNECTED = """
from contextlib import contextmanager
import sqlite3


@contextmanager
def connected():
    conn = sqlite3.connect("notes.db")
    conn.execute("PRAGMA foreign_keys = ON")
    yield conn
"""

ASKED = """
from fastapi import FastAPI
from store import connected

app = FastAPI()


@app.get("/notes")
async def notes():
    with connected() as conn:
        return conn.execute("select * from notes").fetchall()
"""


def test_a_query_names_where_its_connection_is_opened() -> None:
    found = lint_files({"store.py": CONNECTED, "main.py": ASKED}, [rule("MLA701")])
    assert ("store.py", 9) in {(each.path, each.line) for f in found for each in f.related}


CHAT = """
from fastapi import FastAPI
from openai import OpenAI
from pydantic import BaseModel

app = FastAPI()
client = OpenAI(timeout=20)


class Message(BaseModel):
    role: str
    content: str


class Chat(BaseModel):
    messages: list[Message]


@app.post("/chat")
def chat(asked: Chat):
    given = [message.model_dump() for message in asked.messages]
    return client.chat.completions.create(model="gpt-4o-mini", messages=given, max_tokens=300).choices[0]
"""


def test_a_list_of_any_length_names_the_texts_that_it_holds() -> None:
    (found,) = lint_files({"main.py": CHAT}, [rule("MLA704")])
    assert found.location is not None
    assert (found.location.line, [each.line for each in found.related]) == (16, [20, 12])
