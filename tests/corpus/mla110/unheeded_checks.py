# seen in: pavanbadempet/Movie-Recommendation-System-based-on-User-Preferences etl/pandas_etl.py@3c982ff20d9825d4a84c29c5d5f4eb4c8f909690
"""Checks whose no is only logged, and conditions that cannot be read."""

import logging

import pandera as pa

log = logging.getLogger(__name__)
REQUIRED_COLUMNS = {"age", "loans", "last_visit"}


def validate_rows(rows):
    try:
        return SCHEMA.validate(rows, lazy=True)
    except pa.errors.SchemaErrors as error:  # expect: MLA110 as warning
        log.warning("%s rows are wrong", len(error.failure_cases))
        return rows


def validate_strictly(rows):
    try:
        return SCHEMA.validate(rows, lazy=True)
    except pa.errors.SchemaErrors as error:  # ok: what is wrong is taken out
        log.warning("%s rows are wrong", len(error.failure_cases))
        return rows.drop(index=error.failure_cases["index"])


def train(rows):
    missing = REQUIRED_COLUMNS - set(rows.columns)
    if missing:  # expect: MLA110 as info
        log.warning("missing: %s", sorted(missing))
    return fit(rows)


def train_filled(rows):
    missing = REQUIRED_COLUMNS - set(rows.columns)
    if missing:  # ok: they are filled
        log.warning("missing: %s", sorted(missing))
    for name in missing:
        rows[name] = 0
    return fit(rows)


def train_or_refuse(rows):
    missing = REQUIRED_COLUMNS - set(rows.columns)
    if missing:
        raise ValueError(f"missing: {sorted(missing)}")
    return fit(rows)


def clean(readers, loans):
    if readers.isnull().sum().sum() > 0:
        readers.dropna(inplace=True)
    if readers.isnull().sum().sum() > 0:  # expect: MLA110 as warning
        loans.dropna(inplace=True)
    if loans["day"].isnull().any():
        loans = loans.dropna(subset=["day"])
    return readers, loans


def matches(score, rule):
    limit = rule.get("score", "")
    if limit:
        try:
            if score <= float(limit.strip("> ")):
                return False
        except ValueError:  # expect: MLA110 as info
            pass
    return True


def matches_or_not(score, rule):
    limit = rule.get("score", "")
    if limit:
        try:
            if score <= float(limit.strip("> ")):
                return False
        except ValueError:  # ok: a rule that cannot be read matches nothing
            return False
    return True
