# seen in: Kurkool/cutip-rag-chatbot shared/services/backup.py
"""Batches that cannot be had, and of which only a log knows."""

import json
import logging

import requests

log = logging.getLogger(__name__)


def saved(index, keys):
    lines = []
    for at in range(0, len(keys), 100):
        try:
            found = index.fetch(ids=keys[at : at + 100])
        except Exception:  # expect: MLA102 as info
            log.exception("no vectors from %d on", at)
            continue
        for key, vector in found.items():
            lines.append(json.dumps({"key": key, "vector": vector}))
    return lines


def labels(urls):
    rows = []
    for url in urls:
        try:
            answer = requests.get(url, timeout=9)
        except requests.RequestException as error:  # expect: MLA102 as info
            log.error("no labels of %s: %s", url, error)
            continue
        rows.extend(answer.text.split())
    return rows


def labels_counted(urls):
    rows = []
    for url in urls:
        try:
            answer = requests.get(url, timeout=9)
        except requests.RequestException as error:
            log.error("no labels of %s: %s", url, error)
            continue
        rows.append(answer.text)
    log.info("%d of %d", len(rows), len(urls))
    return rows


def labels_told(urls):
    rows, failed = [], []
    for url in urls:
        try:
            answer = requests.get(url, timeout=9)
        except requests.RequestException as error:
            failed.append(url)
            continue
        rows.append(answer.text)
    return rows, failed


def first_of(urls):
    for url in urls:
        try:
            return requests.get(url, timeout=9).text
        except requests.RequestException as error:
            log.error("no labels of %s: %s", url, error)
    raise RuntimeError("no labels anywhere")


def by_name(urls):
    rows = {}
    for name, url in urls.items():
        try:
            rows[name] = requests.get(url, timeout=9).text
        except requests.RequestException as error:
            log.error("no labels of %s: %s", url, error)
    return rows
