# seen in: arthurcornelio88/stripe_model_training model_training_api/utils/file_io.py
"""Asserts that callers ask before, or that what follows refuses, and one that nobody else asks."""

from converting import Options
from fastapi import FastAPI
from fetching import fetch, measure
from pydantic import BaseModel

app = FastAPI()


class Wanted(BaseModel):
    address: str
    format: str = "text"
    units: str = "cm"


@app.post("/page")
def page(wanted: Wanted):
    assert wanted.format in ["text", "json"], "no such format"  # expect: MLA108 as info
    options = Options(wanted.model_dump())
    held = wanted.address
    if held.startswith("gs://"):
        held = fetch(held)
    measure(wanted.address)
    return {"page": held, "kind": options.kind()}


@app.post("/size")
def size(wanted: Wanted):
    assert wanted.units in ["cm", "inch"], "no such unit"  # expect: MLA108 as warning
    return Options(wanted.model_dump()).kind()
