# seen in: Azziz14/Disease-Prediction-and-Validation backend/api/routes/assistant_routes.py
"""Failures whose trace is printed beside them, or that go on as errors: notes, as all that a request prints."""

import traceback

from fastapi import FastAPI, HTTPException

from tides import gauge

app = FastAPI()


@app.post("/gauge")
def read(station: str):
    print("reading")  # expect: MLA801 as info
    try:
        return gauge(station)
    except OSError:
        print("gauge failed")  # expect: MLA801 as info
        traceback.print_exc()
        return {}


@app.post("/gauges")
def read_all(stations: list[str]):
    print("reading all")  # expect: MLA801 as info
    levels = {each: gauge(each) for each in stations}
    if None in levels.values():
        print("error: a gauge is missing")  # expect: MLA801 as info
        raise KeyError("a gauge is missing")
    return levels


@app.post("/gauges-or-so")
def read_some(stations: list[str]):
    print("reading some")  # expect: MLA801 as info
    levels = {each: gauge(each) for each in stations}
    if None in levels.values():
        print("error: a gauge is missing")  # expect: MLA801 as info
        raise HTTPException(404)
    return levels
