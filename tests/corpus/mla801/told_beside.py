# seen in: Azziz14/Disease-Prediction-and-Validation backend/api/routes/assistant_routes.py
"""Failures whose trace is printed beside them or that go on as errors, and content that is logged beside."""

import logging
import traceback

from fastapi import FastAPI, HTTPException

from tides import gauge, listen

app = FastAPI()
logger = logging.getLogger(__name__)


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
        print("error: a gauge is missing")  # expect: MLA801 as warning
        raise HTTPException(404)
    return levels


@app.post("/log")
def log(recording: bytes):
    spoken = listen(recording)
    logger.info("spoken: %s", spoken[:80])
    print(f"spoken: {spoken}")  # expect: MLA801 as info
    return {"spoken": spoken}


@app.post("/note")
def note(words: str):
    logger.info("noted")
    print(f"noted: {words}")  # expect: MLA801 as warning
    return {}


@app.post("/week")
def week(date: str):
    print("of", date)  # expect: MLA801 as info
    return gauge(date)
