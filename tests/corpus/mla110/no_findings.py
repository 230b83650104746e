# seen in: ktnsh24/rag-chatbot src/guardrails/aws_guardrails.py@46965503f6810b06848ed439b67af01fae727830
"""Checks that answer with what they refuse, and with None otherwise."""

import logging
from dataclasses import dataclass
from enum import Enum

import boto3
from fastapi import FastAPI

log = logging.getLogger(__name__)
app = FastAPI()
reviewer = boto3.client("bedrock-runtime")


class Action(Enum):
    PASS = "pass"
    BLOCK = "block"


@dataclass
class Ruling:
    action: Action
    why: str = ""


def check_recipe(text):
    try:
        answer = reviewer.apply_guardrail(guardrailIdentifier="kitchen", content=[{"text": {"text": text}}])
        if answer["action"] == "GUARDRAIL_INTERVENED":
            return Ruling(action=Action.BLOCK, why="refused by the reviewer")
        return None
    except Exception as error:  # expect: MLA110
        log.error("the reviewer did not answer: %s", error)
        return None


def moderate_comment(text):
    try:
        found = reviewer.apply_guardrail(guardrailIdentifier="comments", content=[{"text": {"text": text}}])
    except Exception:
        log.exception("the reviewer did not answer")
        return Ruling(action=Action.BLOCK, why="nobody could look at it")
    if found["action"] == "GUARDRAIL_INTERVENED":
        return Ruling(action=Action.BLOCK)
    return None


def find_ruling(number):
    """No check: it looks up what was ruled, and a ruling that is not found blocks nothing by itself."""
    try:
        row = reviewer.get_item(number)
        return Ruling(action=Action.BLOCK, why=row["why"])
    except Exception as error:
        log.error("no ruling: %s", error)
        return None


def check_season(month):
    """Nothing is refused by what it answers."""
    try:
        crop = reviewer.invoke_model(body=month)
        if crop:
            return Ruling(action=Action.PASS, why=crop)
        return None
    except Exception as error:
        log.error("no season: %s", error)
        return None


@app.post("/recipes")
def add_recipe(text: str):
    ruling = check_recipe(text) or moderate_comment(text)
    if ruling and ruling.action == Action.BLOCK:
        return {"refused": ruling.why}
    return {"kept": True, "season": check_season(text), "ruled": find_ruling(7)}
