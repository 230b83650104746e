# seen in: roboflow/inference inference/core/interfaces/webrtc_worker/modal.py@3bb973b5ca52076a167d39e22853686fe85138c3
"""What consults the settings, what only shows a variable, and what is told to another container."""

import os

from fastapi import FastAPI
from trays_sdk.lists import METALS, TRAYS

from mint.settings import settings

app = FastAPI()
PRESSES = os.getenv("PRESSES", "[large,small]")
COUNTS = {"COUNT_FILE": os.getenv("COUNT_FILE", "/data/counts")}  # expect: MLA902 as warning
ALLOWED = os.getenv("TRAYS_FROM_ANYWHERE", "no")


def is_sealed():
    raw = os.getenv("SEALED")
    if raw is None:
        return settings.sealed or settings.stage == "production"
    return raw == "1"


def stage():
    try:
        return settings.stage.lower()
    except ValueError:
        return os.getenv("STAGE", "development")


def alloy():
    return os.getenv("ALLOY", "copper")  # expect: MLA902 as warning


def container(run):
    return run(image="press", env={"PRESS_SECONDS": str(os.getenv("PRESS_SECONDS", 60)), "QUIET": "1"})


@app.get("/struck")
def struck():
    return {"stage": os.getenv("STAGE", "not set"), "presses": [PRESSES, METALS, TRAYS], "sealed": is_sealed()}


@app.get("/counts")
def counts():
    from mint.counting import read_counts

    return read_counts(COUNTS, ALLOWED, stage(), alloy(), container(print))
