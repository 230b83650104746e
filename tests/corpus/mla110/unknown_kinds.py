"""Checks of a number against a bound, by an operator that somebody wrote down."""

import logging

log = logging.getLogger(__name__)


def passes(value, operator, bound):
    if operator == "gte":
        return value >= bound
    elif operator == "lte":
        return value <= bound
    elif operator in ("eq", "=="):
        return abs(value - bound) < 1e-6
    else:
        log.warning("unknown operator %s", operator)
        return True  # expect: MLA110 info


def holds(value, kind, bound):
    if kind == "most":
        return value <= bound
    if kind == "least":
        return value >= bound
    return True  # expect: MLA110 info


def holds_strictly(value, kind, bound):
    if kind == "most":
        return value <= bound
    if kind == "least":
        return value >= bound
    raise ValueError(kind)


def is_shown(row, mode):
    if mode == "new":
        return row.fresh
    if mode == "mine":
        return row.owner == mode
    return True


def fails(value, kind, bound):
    if kind == "most":
        return value > bound
    if kind == "least":
        return value < bound
    return False
