# a form of: a registry that leaves out the version which does not load, and is asked for each by its name
"""One broken version of many is no reason not to start; an average of all of them is another matter."""

import logging

import joblib

log = logging.getLogger(__name__)


class Versions:
    _held: dict[str, object] = {}

    @classmethod
    def load(cls, files):
        for file in files:
            try:
                model = joblib.load(file)
            except Exception as error:  # expect: MLA102 as info
                log.error("no model in %s: %s", file, error)
                continue
            cls._held[file.stem] = model

    @classmethod
    def get(cls, name):
        return cls._held.get(name)


class Quiet:
    _all: dict[str, object] = {}

    @classmethod
    def load(cls, files):
        for file in files:
            try:
                model = joblib.load(file)
            except Exception:  # expect: MLA102 as warning
                continue
            cls._all[file.stem] = model

    @classmethod
    def get(cls, name):
        return cls._all.get(name)


class Average:
    _parts: dict[str, object] = {}

    @classmethod
    def load(cls, files):
        for file in files:
            try:
                model = joblib.load(file)
            except Exception as error:  # expect: MLA102 as warning
                log.error("no model in %s: %s", file, error)
                continue
            cls._parts[file.stem] = model

    @classmethod
    def score(cls, rows):
        return sum(part.predict(rows) for part in cls._parts.values()) / len(cls._parts)

    @classmethod
    def get(cls, name):
        return cls._parts.get(name)
