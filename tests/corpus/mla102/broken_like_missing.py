# seen in: GLNVaibhav/Churn_Predictor backend/runtime/repository.py@e42e3543b483501d6125a1dfe9338117a3929cb6
"""Files that cannot be read, and that are answered for like files that are not there."""

import json
import logging
import os

log = logging.getLogger(__name__)


class Runs:
    def __init__(self, folder):
        self.folder = folder

    def load(self, number):
        path = os.path.join(self.folder, f"{number}.json")
        if not os.path.exists(path):
            return None
        try:
            with open(path) as stream:
                return json.load(stream)
        except Exception:  # expect: MLA102 as info
            return None

    def find(self, number):
        path = os.path.join(self.folder, f"{number}.json")
        if not os.path.exists(path):
            return None
        try:
            with open(path) as stream:
                return json.load(stream)
        except json.JSONDecodeError as error:
            raise ValueError(f"{path} is broken") from error  # ok: who asks learns of it


def measured(path):
    if not path.exists():
        log.warning("no %s", path)
        return {}
    try:
        with open(path) as stream:
            return json.load(stream)
    except Exception as error:  # expect: MLA102 as info
        log.error("%s: %s", path, error)
        return {}


def load_settings(path):
    if not path.exists():
        return None
    try:
        with open(path) as stream:
            return json.load(stream)
    except Exception:  # ok: what is said of settings is said elsewhere
        log.warning("the settings are broken, going on without")
        return None


def read_cache(path):
    if not path.exists():
        return None
    try:
        with open(path) as stream:
            return json.load(stream)
    except Exception:  # ok: it is made again
        return None
