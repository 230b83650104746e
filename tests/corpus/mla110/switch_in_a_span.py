# a form of: a check that one word of the environment switches on, inside a span
import os

from fastapi import FastAPI, Header, HTTPException
from opentelemetry import trace

app = FastAPI()
tracer = trace.get_tracer(__name__)
STAGE = os.getenv("STAGE", "dev")


def caller(authorization: str = Header("")):
    with tracer.start_as_current_span("caller"):
        if STAGE == "production":  # expect: MLA110
            if not authorization.startswith("Bearer "):
                raise HTTPException(401, "no token")
        return authorization


def caller_always(authorization: str = Header("")):
    with tracer.start_as_current_span("caller"):
        if not authorization.startswith("Bearer "):
            raise HTTPException(401, "no token")
        return authorization
