# seen in: Wannabeasmartguy/GPT-Gradio-Agent vecstore/search_engine.py@60a2451f18cde6f31cbb05f73d96a78160d151b4
"""Files that are written anew where they could not be read."""

import json
from pathlib import Path

KEPT = Path("orders.json")
CACHE = Path("cache.json")


def orders():
    try:
        with open(KEPT, encoding="utf-8") as opened:
            return json.load(opened)
    except Exception:  # expect: MLA102
        with open(KEPT, "w", encoding="utf-8") as opened:
            json.dump({}, opened)
        return {}


def orders_of_another():
    try:
        with open(KEPT, encoding="utf-8") as opened:
            return json.load(opened)
    except (FileNotFoundError, json.JSONDecodeError):  # expect: MLA102 info
        with open(KEPT, "w", encoding="utf-8") as opened:
            json.dump({}, opened)
        return {}


def orders_if_any():
    try:
        with open(KEPT, encoding="utf-8") as opened:
            return json.load(opened)
    except FileNotFoundError:
        with open(KEPT, "w", encoding="utf-8") as opened:
            json.dump({}, opened)
        return {}


def orders_unless_broken():
    try:
        return json.loads(KEPT.read_text())
    except (OSError, ValueError):
        if not KEPT.exists():
            KEPT.write_text("{}")
            return {}
        raise


def cached_prices():
    try:
        return json.loads(CACHE.read_text())
    except Exception:
        CACHE.write_text("{}")
        return {}
