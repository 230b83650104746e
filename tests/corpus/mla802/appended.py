# a form of: what users send, line by line at the end of a file that nobody tidies up
import csv
import json
from pathlib import Path

import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
JOURNAL = Path("journal.jsonl")


class Ticket(BaseModel):
    text: str
    reply_to: str


class Loan(BaseModel):
    age: int
    income: float
    sex: str
    rate: float


def remember(text, label):
    entry = {"label": label, "text": text}
    with JOURNAL.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(entry) + "\n")  # expect: MLA802


def count(seconds, label):
    with open("seconds.jsonl", "a") as lines:
        lines.write(json.dumps({"seconds": seconds, "label": label}) + "\n")


def event(payload):
    with open("events.jsonl", "a") as lines:
        lines.write(json.dumps(payload) + "\n")


@app.post("/tickets")
def ticket(sent: Ticket):
    remember(sent.text, "open")
    with open("tickets.txt", mode="a") as lines:
        lines.write(f"{sent.text} -> open\n")  # expect: MLA802
    with open("sizes.txt", mode="a") as lines:
        lines.write(f"{len(sent.text)}\n")
    with open("last.txt", "w") as last:
        last.write(sent.text)


@app.post("/loans")
def loan(loan: Loan):
    with open("loans.csv", "a", newline="") as table:
        rows = csv.writer(table)
        rows.writerow([loan.age, loan.income, loan.sex, loan.rate])  # expect: MLA802
    pd.DataFrame([loan.model_dump()]).to_csv("frames.csv", mode="a")  # expect: MLA802
    pd.DataFrame([{"rate": loan.rate}]).to_csv("rates.csv", mode="a")


@app.post("/accounts")
def account(name: str, code: str):
    with open("accounts.csv", "a") as table:
        table.write(f"{len(name)},{len(code)}\n")
    event({"account": 1})
    count(1.5, "account")
