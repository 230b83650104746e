# seen in: SciPhi-AI/R2R py/core/providers/auth/r2r_auth.py@9c5a94d151f90876bd7eb860f300a8fd662dc481
"""A registry that is filled at the start, where it may have been filled before."""

import logging

import joblib
from fastapi import FastAPI

log = logging.getLogger(__name__)
app = FastAPI()
model = joblib.load("model.joblib")


class Refused(Exception):
    """The registry did not take it."""


class Start:
    def __init__(self, registry):
        self.registry = registry

    def first(self):
        try:
            made = self.registry.register(name="first", model=model)
            self.registry.mark(made)
        except Refused:  # expect: MLA102 as info
            log.info("The first one already exists.")

    def second(self):
        try:
            made = self.registry.register(name="second", model=model)
            self.registry.mark(made)
        except Refused:  # expect: MLA102 as warning
            log.info("The registry has said no.")


@app.post("/fill")
def fill(rows: list[float]):
    start = Start(app.state.registry)
    start.first()
    start.second()
    return {"score": float(model.predict([rows])[0])}
