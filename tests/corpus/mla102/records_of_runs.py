# seen in: matic0209/recommendation-system pipeline/extract_load.py
"""A file of a program's own metrics, and one of the models that it has made."""

import json
from pathlib import Path

METRICS_PATH = Path("metrics.json")
REGISTRY_PATH = Path("registry.json")


def read_metrics():
    try:
        return json.loads(METRICS_PATH.read_text())
    except ValueError:  # expect: MLA102 as info
        return []


def add_metrics(entry):
    METRICS_PATH.write_text(json.dumps([*read_metrics(), entry]))


def read_registry():
    try:
        return json.loads(REGISTRY_PATH.read_text())
    except ValueError:  # expect: MLA102 as warning
        return []


def add_model(entry):
    REGISTRY_PATH.write_text(json.dumps([*read_registry(), entry]))
