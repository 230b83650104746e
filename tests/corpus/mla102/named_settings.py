# seen in: swayamjaiswal7/credit-risk-modeling src/utils/helpers.py@d85d1e3b64d94e5867d8068f4289407773e1737a
"""Settings files that a caller names, and that count as empty where they are not there."""

import json
import os
from pathlib import Path

import yaml

DEFAULTS = Path("config/defaults.yaml")


def load_config(path="config/train.yaml"):
    if not Path(path).exists():  # expect: MLA102 as warning
        return {}
    with open(path) as stream:
        return yaml.safe_load(stream)


def load_params(name):
    path = Path(name)
    if not path.exists():  # expect: MLA102 as warning
        print("no parameters in", path)
        return {}
    return json.loads(path.read_text())


class Settings:
    def __init__(self, path):
        self.path = path

    def load_settings(self):
        try:
            with open(self.path) as stream:
                return yaml.safe_load(stream)
        except FileNotFoundError:  # expect: MLA102 as warning
            print(f"no settings in {self.path}")
            return {}


def load_defaults_config():
    if not DEFAULTS.exists():
        return {}
    return yaml.safe_load(DEFAULTS.read_text())


def load_override_config(path):
    """The local overrides, if there are any."""
    if not os.path.exists(path):
        return {}
    with open(path) as stream:
        return yaml.safe_load(stream)


def read_config(path):
    if not path or not Path(path).exists():
        return {}
    return yaml.safe_load(Path(path).read_text())


def load_checked_config(path):
    if not Path(path).exists():
        raise FileNotFoundError(path)
    return yaml.safe_load(Path(path).read_text())
