# seen in: weaviate/Verba goldenverba/server/api.py@6fb7c98d729bca91efe6be7d835dc9d36a53905f
"""Lines that a console shows with a mark before them, messages that a loop goes through, and queries of a search."""

import logging

import click
from fastapi import FastAPI
from pydantic import BaseModel
from rich.console import Console
from sqlalchemy import create_engine, text
from wasabi import msg

app = FastAPI()
console = Console()
logger = logging.getLogger(__name__)
engine = create_engine("sqlite:///answers.db", hide_parameters=True)


class Ask(BaseModel):
    query: str
    wanted: int


@app.post("/ask")
def ask(sent: Ask):
    msg.good(f"asked: {sent.query}")  # expect: MLA802
    msg.info("asked for %d" % sent.wanted)
    return {"wanted": sent.wanted}


@app.post("/ask/again")
def ask_again(sent: Ask):
    msg.info(f"asked again: {sent.query}")  # expect: MLA802
    console.print("asked", sent.query)  # expect: MLA802
    click.echo(sent.query)  # expect: MLA802
    console.print(len(sent.query))
    return {"wanted": sent.wanted}


@app.post("/talk")
def talk(messages: list[dict]):
    kept = []
    for message in messages:
        if "role" not in message:
            logger.warning(f"left out {message}")  # expect: MLA802
            continue
        logger.info("kept one of %s", message["role"])
        kept.append(message)
    return {"kept": len(kept)}


@app.post("/web")
def web(query: str):
    logger.info(f"looking for {query}")  # expect: MLA802
    return finder.text(query, max_results=5)


@app.get("/rows")
def rows():
    query = "select count(*) from answers"
    logger.info("running %s", query)
    with engine.connect() as connection:
        return connection.execute(text(query)).scalar()


@app.get("/other-rows")
def other_rows(query: str):
    logger.info("running %s", query)
    with engine.connect() as connection:
        return connection.execute(text(query)).scalar()


@app.post("/triage")
def triage(patient_symptoms: str):
    logger.info(f"triage of {patient_symptoms[:100]}")  # expect: MLA802
    logger.info("triage of %d characters", len(patient_symptoms))
    return {"urgent": "chest" in patient_symptoms}
