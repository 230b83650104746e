# seen in: Durl15/noshow-prediction-api integrations/hubspot.py@9c555991790791030dec51af91639611aa505613
"""Writes to another server whose answer nobody looks at, before a success is told."""

import httpx
import requests
from fastapi import FastAPI, HTTPException

app = FastAPI()
CONTACTS = "https://crm.example.org/contacts"


@app.post("/contacts/{key}")
def update(key: str, row: dict):
    requests.patch(f"{CONTACTS}/{key}", json=row, timeout=10)  # expect: MLA102 as warning
    return {"status": "success", "contact": key}


@app.post("/contacts")
def create(row: dict):
    made = requests.post(CONTACTS, json=row, timeout=10)  # expect: MLA102 as warning
    return {"status": "success", "contact": made.json().get("id")}


@app.post("/contacts/sound")
def create_soundly(row: dict):
    made = requests.post(CONTACTS, json=row, timeout=10)
    made.raise_for_status()
    return {"status": "success", "contact": made.json().get("id")}


@app.post("/contacts/asked")
def create_and_ask(row: dict):
    made = httpx.post(CONTACTS, json=row, timeout=10)
    if made.status_code >= 400:
        raise HTTPException(502, "the contact was not made")
    return {"status": "success", "contact": made.json().get("id")}


@app.post("/contacts/read")
def create_and_read(row: dict):
    made = requests.post(CONTACTS, json=row, timeout=10)
    return {"status": "success", "contact": made.json()["id"]}


@app.post("/contacts/{key}/seen")
def seen(key: str):
    requests.post("https://metrics.example.org/count", json={"seen": key}, timeout=1)
    return {"status": "success", "contact": key}


def hand_on(row):
    return requests.post(CONTACTS, json=row, timeout=10)
