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
