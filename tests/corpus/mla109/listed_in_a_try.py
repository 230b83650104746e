# seen in: weaviate/Verba goldenverba/components/generation/NovitaGenerator.py@6fb7c98d729bca91efe6be7d835dc9d36a53905f
"""A field that is None in the body of an error: what goes through it raises, and a handler says so."""

import requests


def names(url):
    try:
        answer = requests.get(url, timeout=5)
        found = [each.get("name") for each in answer.json().get("models")]
        return found or ["none is there"]
    except Exception:
        return ["could not connect"]


def names_or_not(url):
    try:
        answer = requests.get(url, timeout=5)
        return answer.json().get("models")  # expect: MLA109
    except Exception:
        return ["could not connect"]
