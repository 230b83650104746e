# seen in: oobabooga/text-generation-webui extensions/superboogav2/script.py@1dcde41d03d13fc768316f4d2256a8a6dd044268 (the sound form)
"""Tables out of files: by readers that are tried one after another, and by one that nobody asks how it went."""

import logging

import pandas as pd

log = logging.getLogger(__name__)


def from_sheet(path):
    try:
        return pd.read_excel(path).to_string()
    except Exception:
        return ""


def from_rows(path):
    try:
        return pd.read_csv(path).to_string()
    except Exception:
        return ""


def from_parquet(path):
    try:
        return pd.read_parquet(path).to_string()
    except Exception:  # expect: MLA102 as warning
        return ""


def from_feather(path):
    try:
        return pd.read_feather(path).to_string()
    except Exception:  # expect: MLA102 as warning
        return ""


def learn(paths, store):
    for path in paths:
        readers = [lambda: from_sheet(path), lambda: from_rows(path)]
        for reader in readers:
            text = reader()
            if text:
                break
        if not text:
            log.error("no reader for %s", path)
            continue
        store.add(text)


def learn_well(paths, store):
    for path in paths:
        text = ""
        for read in (from_feather,):
            text = read(path)
            if text:
                break
        store.add(text)


def learn_one(path, store):
    store.add(from_parquet(path))
