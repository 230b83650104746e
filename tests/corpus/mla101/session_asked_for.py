# seen in: microsoft/recommenders recommenders/datasets/wikidata.py@d58014367f66cea4596a728ba3994c2ed3d12fe3
"""A session that a caller may give, and that is made where none is."""

import requests

CATALOGUE = "https://catalogue.example.org/api/titles"
_KEPT = None


def session_of(session=None):
    global _KEPT
    if session is None:
        if _KEPT is None:
            _KEPT = requests.Session()
        session = _KEPT
    return session


def number_of(title, session=None):
    session = session_of(session=session)
    found = session.get(CATALOGUE, params={"title": title})  # expect: MLA101
    found.raise_for_status()
    return found.json()["hits"][0]["number"]


def number_in_time(title, session=None):
    session = session_of(session=session)
    found = session.get(CATALOGUE, params={"title": title}, timeout=10)
    found.raise_for_status()
    return found.json()["hits"][0]["number"]
