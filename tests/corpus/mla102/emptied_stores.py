# a form of: a store in one file, read by one function and written by another, which a failed read empties
"""What cannot be read counts as a store with nothing in it, and the next write makes that true."""

import json
import logging
import os
import pickle
from datetime import datetime
from pathlib import Path

import numpy as np
import pandas as pd

logger = logging.getLogger(__name__)
RUNS = Path("runs.json")
FEEDBACK = "feedback.csv"


class Conversations:
    def __init__(self, folder):
        self.file = Path(folder) / "conversations.json"

    def _read(self):
        try:
            with open(self.file, encoding="utf-8") as stream:
                return json.load(stream)
        except:  # expect: MLA102 as warning
            return {"created": datetime.now().isoformat(), "messages": []}

    def _write(self, data):
        with open(self.file, "w", encoding="utf-8") as stream:
            json.dump(data, stream)

    def add(self, message):
        data = self._read()
        data["messages"].append(message)
        self._write(data)


class Registry:
    def __init__(self, path):
        self.path = Path(path)
        self.entries = self._load()

    def _load(self):
        if not self.path.exists():
            return {"models": []}
        try:
            with self.path.open() as stream:
                return json.load(stream)
        except (json.JSONDecodeError, OSError) as error:  # expect: MLA102 as warning
            logger.warning("the registry cannot be read: %s", error)
        return {"models": []}

    def register(self, entry):
        self.entries["models"].append(entry)
        with self.path.open("w") as stream:
            json.dump(self.entries, stream)


class Chunks:
    def __init__(self, path):
        self.path = path
        self.chunks = []
        self._load()

    def _load(self):
        if os.path.exists(self.path):
            try:
                self.chunks = np.load(self.path, allow_pickle=True).tolist()
            except Exception:  # expect: MLA102 as warning
                self.chunks = []

    def persist(self):
        np.save(self.path, np.array(self.chunks, dtype=object))


def read_runs():
    try:
        return json.loads(RUNS.read_text())
    except ValueError:  # expect: MLA102 as warning
        return []


def add_run(run):
    RUNS.write_text(json.dumps([*read_runs(), run]))


class FirstStart:
    """A file that is not there yet is no failure."""

    def __init__(self, path):
        self.path = path

    def _read(self):
        try:
            with open(self.path) as stream:
                return json.load(stream)
        except FileNotFoundError:
            return []

    def add(self, item):
        items = [*self._read(), item]
        with open(self.path, "w") as stream:
            json.dump(items, stream)


class KeptAside:
    """What cannot be read is kept under another name."""

    def __init__(self, path):
        self.path = Path(path)

    def _read(self):
        try:
            return json.loads(self.path.read_text())
        except ValueError:
            self.path.rename(f"{self.path}.broken")
            return []

    def add(self, item):
        self.path.write_text(json.dumps([*self._read(), item]))


class EmbeddingCache:
    """What a cache loses is made anew."""

    def __init__(self, path):
        self.cache_path = path
        self.vectors = self._load()

    def _load(self):
        try:
            with open(self.cache_path, "rb") as stream:
                return pickle.load(stream)  # elsewhere: MLA401
        except Exception:
            return {}

    def save(self):
        with open(self.cache_path, "wb") as stream:
            pickle.dump(self.vectors, stream)


def show_feedback():
    """Read to be shown, and never written back."""
    try:
        return pd.read_csv(FEEDBACK)
    except ValueError:
        return pd.DataFrame()


def replace_feedback(rows):
    pd.DataFrame(rows).to_csv(FEEDBACK)
