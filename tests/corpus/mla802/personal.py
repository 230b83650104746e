# seen in: khoj-ai/khoj src/khoj/routers/api_automation.py@ae229ca894c0b80ad84664afcfdde523b5e87057
"""Who somebody is, in log lines and spans."""

import logging
from dataclasses import dataclass, field

import sentry_sdk
from fastapi import FastAPI
from opentelemetry import trace
from pydantic import BaseModel, Field, SecretStr

app = FastAPI()
logger = logging.getLogger(__name__)


class Booking(BaseModel):
    email: str
    seats: int


class Reading(BaseModel):
    temperature: float
    salary: float


class Signup(BaseModel):
    phone: str = Field(repr=False)
    password: SecretStr


@dataclass
class Patient:
    full_name: str
    age: int


@dataclass
class Quiet:
    full_name: str

    def __repr__(self):
        return "<Quiet>"


@dataclass(repr=False)
class Quieter:
    full_name: str


@dataclass
class Letter:
    pages: int
    body: str = field(repr=False)


def admit(row: dict) -> Patient:
    return Patient(row["a"], row["b"])


@app.post("/book")
def book(booking: Booking, reading: Reading, signup: Signup, row: dict):
    logger.info("booking of %s", booking.email)  # expect: MLA802
    logger.info("booking by %s, %d seats", row["phone_number"], booking.seats)  # expect: MLA802
    logger.info("booking %s", booking)  # expect: MLA802
    logger.info("booking %s", booking.model_dump())  # expect: MLA802
    logger.info("booking %s", booking.model_dump(include={"seats"}))
    logger.info("reading %s of %s", reading, signup)
    patient = admit(row)
    logger.warning("admitted %s", patient)  # expect: MLA802
    logger.debug("admitted %s", patient)
    logger.info("aged %d", patient.age)
    logger.info("questions go to %s", settings.ADMIN_EMAIL)
    logger.info("sent: %s, domain %s", row["sent_email"], booking.email.rpartition("@")[2])
    quiet, quieter, letter = Quiet("a"), Quieter("b"), Letter(2, "c")
    logger.info("letters %s %s %s", quiet, quieter, letter)
    span = trace.get_current_span()
    span.set_attribute("user", booking.email)  # expect: MLA802
    span.set_attributes({"booking": booking.model_dump_json()})  # expect: MLA802
    span.set_attribute("seats", booking.seats)
    span.set_attribute(SpanKey.LINKED_PROMPTS, booking.seats)
    sentry_sdk.set_extra("user", booking.email)  # expect: MLA802
    return {"ok": True}
