# seen in: mlflow/mlflow mlflow/store/db/utils.py (release 3)
import sqlite3

import requests
from fastapi import FastAPI, HTTPException, Request
from packaging.version import Version

app = FastAPI()


def check_version(url):
    if not url.startswith("sqlite:"):
        return
    try:
        version = Version(sqlite3.sqlite_version)
    except Exception:
        return
    if version < Version("3.31"):
        raise RuntimeError("SQLite is too old")


def check_licence(name):
    try:
        known = requests.get(f"https://licences.example/{name}", timeout=5).json()
    except Exception:  # expect: MLA110
        return
    if not known["free"]:
        raise HTTPException(403, "not free")


def parsed(text):
    try:
        body = json.loads(text)
    except ValueError:
        body = None
    return body


def validate_order(request: Request):
    body = parsed(request.text)
    if body is None:
        return True  # the route refuses what is no JSON
    return body["count"] < 10
