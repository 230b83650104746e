# seen in: RuiFSP/mlops-2025-final_project scripts/debug_bets_table.py@bb661eeea6683e536d503cc2264b41e50c84f604
"""A job that logs where it reads."""

import logging
import os

import pandas as pd

logger = logging.getLogger(__name__)


def pull(day: str, page_token: str):
    token = os.environ["CALLS_TOKEN"]
    url = f"https://calls.example.com/export?day={day}&token={token}"
    logger.info("GET %s", url)  # expect: MLA802
    joined = "https://calls.example.com/export?key=" + os.environ["CALLS_KEY"]
    logger.info(f"GET {joined}")  # expect: MLA802
    page = f"https://calls.example.com/export?page_token={page_token}"
    logger.info("GET %s", page)
    shown = f"https://calls.example.com/export?token={mask(token)}"
    logger.info("GET %s", shown)
    return pd.read_json(url)


def load(dsn: str):
    logger.info("reading from %s", dsn)  # expect: MLA802
    logger.info("reading from %s", dsn.rsplit("@", 1)[-1])
    print(dsn)
    return pd.read_sql("SELECT id FROM rows", dsn)


def report(sentry_dsn: str):
    logger.info("errors go to %s", sentry_dsn)
