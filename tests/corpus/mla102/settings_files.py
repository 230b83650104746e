# seen in: tanakachitsamba/gemma-local model_server/config.py@5a09157551cc8b4708987410d12113206729daea
"""Settings that cannot be read."""

import json
import logging
import os
from pathlib import Path

import yaml

log = logging.getLogger(__name__)


def load_config():
    path = os.getenv("CONFIG_PATH", "config.yaml")
    try:
        with open(path) as stream:
            return yaml.safe_load(stream) or {}
    except Exception:  # expect: MLA102
        return {}


def read_settings(path):
    settings = {"threshold": 0.5}
    try:
        settings.update(json.loads(Path(path).read_text()))
    except Exception:  # expect: MLA102
        pass
    return settings


def load_local_config(path):
    try:
        with open(path) as stream:
            return yaml.safe_load(stream) or {}
    except FileNotFoundError:
        return {}


def load_config_aloud(path):
    try:
        with open(path) as stream:
            return yaml.safe_load(stream) or {}
    except Exception as error:
        log.error("config %s cannot be read, defaults are used: %s", path, error)
        return {}


def load_window_state(path):
    try:
        return json.loads(Path(path).read_text())
    except Exception:
        return {}


def load_forest(folder):
    cutoff = 0.5
    if (folder / "cutoff.json").exists():
        try:
            cutoff = float(json.loads((folder / "cutoff.json").read_text()).get("cutoff", cutoff))
        except Exception:  # expect: MLA102
            pass
    return folder / "forest.joblib", cutoff


def load_forest_aloud(folder):
    cutoff = 0.5
    try:
        cutoff = float(json.loads((folder / "cutoff.json").read_text())["cutoff"])
    except Exception as error:
        log.error("the cut-off cannot be read: %s", error)
    return folder / "forest.joblib", cutoff


def load_blend(folder):
    weight = 0.3
    try:
        with open(folder / "blend.yaml") as stream:
            weight = yaml.safe_load(stream)["weight"]
    except:  # expect: MLA102
        pass
    return weight


def load_title(folder):
    title = "Forest"
    try:
        title = json.loads((folder / "card.json").read_text())["title"]
    except Exception:
        pass
    return title
