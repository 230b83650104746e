# seen in: LibreTranslate/LibreTranslate libretranslate/default_values.py@39429cbe7f27987fc0ba771c4ad060d6321423ff
"""Settings and records with a slip in them, which count as ones that are not there."""

import json
import os
from pathlib import Path


def number(name, default):
    try:
        return int(os.environ[name])
    except:  # expect: MLA102 info
        return default


def number_if_set(name, default):
    try:
        return int(os.environ[name])
    except KeyError:
        return default


def _calibration_summary():
    path = Path("reports/calibration.json")
    if path.is_file():
        try:
            return json.loads(path.read_text("utf-8"))
        except (OSError, json.JSONDecodeError):  # expect: MLA102 info
            return {}
    return {}


def _calibration_or_nothing():
    path = Path("reports/calibration.json")
    return json.loads(path.read_text("utf-8")) if path.is_file() else {}
