"""Texts that are put together from several fields before a model reads them."""

from __future__ import annotations

from typing import Final

from mlaudit.code.parity.parameters import plain
from mlaudit.code.parity.values import Chain, Data, Step

JOINS: Final = frozenset({"concatenate", "combine"})
"""Steps that put fields together."""
READERS: Final = frozenset({"TfidfVectorizer", "CountVectorizer", "HashingVectorizer", "Tokenizer", "tokenizer"})
"""Steps that read text."""


def fields_of(*pieces: Data) -> tuple[str, ...]:
    """The names of the fields that pieces of a text come from, each once."""
    found: dict[str, None] = {}
    for piece in pieces:
        if piece.chain and piece.chain[-1].fields:
            found.update(dict.fromkeys(piece.chain[-1].fields))
        elif name := piece.name or (piece.parent.name if piece.parent is not None else ""):
            found[name] = None
    return tuple(found)


def alone(left: Data, right: Data, *, read: bool) -> Step | None:
    """The step with which training puts a text together from fields of which serving gives one alone; None where it
    does not. `read` says that what gets it reads text.
    """
    step = next((each for chain in (left.chain, *left.columns.values()) if (each := _joins(chain, read))), None)
    if step is None or any(len(each.fields) > 1 for each in right.steps() if each.op in JOINS):
        return None
    there = {_single(name) for name in step.fields}
    given = {right.name, *right.columns, *right.derived.values()}
    given.update(name for each in right.steps() for name in each.fields)
    here = {_single(name) for name in given if name}
    return step if len(there & here) == 1 else None


def _joins(chain: Chain, read: bool) -> Step | None:
    last = next((step for step in reversed(chain) if step.op in JOINS), None)
    if last is None or len(last.fields) < 2:
        return None
    return last if read or any(step.op in READERS for step in chain) else None


def _single(name: str) -> str:
    return plain(name).removesuffix("s")
