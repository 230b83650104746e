# a form of: routes that leave the opening of a file to a small function beside them
import shutil
from pathlib import Path

import requests
from fastapi import FastAPI, HTTPException, UploadFile

app = FastAPI()
REPORTS = Path("reports")
SHEETS = {"day": "day.csv", "week": "week.csv"}


def read_sheet(place):
    with open(place) as sheet:
        return sheet.read()


def keep(folder, sent):
    target = folder / sent.filename
    target.write_bytes(sent.file.read())  # expect: MLA406


def keep_under(folder, number, sent):
    target = folder / f"{number}.png"
    target.write_bytes(sent.file.read())


def of_shelf(part):
    return open(REPORTS / SHEETS[part]).read()


def ask(where):
    return requests.get(where, timeout=5).content


def clear(folder):
    if not folder.resolve().is_relative_to(REPORTS.resolve()):
        raise HTTPException(404)
    shutil.rmtree(folder)


@app.get("/sheet")
def sheet(file_path: str):
    return read_sheet(file_path)  # expect: MLA406


@app.get("/fixed")
def fixed():
    return read_sheet("reports/day.csv")


@app.post("/picture")
def picture(sent: UploadFile, number: int):
    keep_under(REPORTS, number, sent)
    keep(REPORTS, sent)


@app.get("/shelf")
def shelf(file: str):
    return of_shelf(file)


@app.get("/fetched")
def fetched(callback_url: str):
    return ask(where=callback_url)  # expect: MLA406


@app.get("/own")
def own(path: str):
    return ask(f"https://models.example.org/{path}")


@app.delete("/folder")
def folder(path: str):
    clear(REPORTS / path)
