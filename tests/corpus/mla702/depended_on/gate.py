"""Who may come in, under names that say nothing of it."""

import os

from fastapi import Depends, Header, HTTPException

KNOWN = os.environ["KNOWN"]


def sent(x: str = Header(alias="X-Partner")):
    if x != KNOWN:
        raise HTTPException(401, "who are you?")


def gate(known: None = Depends(sent)):
    return known
