# seen in: onyx-dot-app/onyx backend/onyx/llm/utils.py@a7d66a8b778c3f9026c4f89dae47d14a3f84816f
"""One more attempt, and more than that."""

import requests

TWICE = 2


def probe(url):
    for _ in range(2):
        try:
            return requests.get(url, timeout=5)
        except requests.RequestException as error:
            print("no answer:", error)
    return None


def probe_named(url):
    for _ in range(TWICE):
        try:
            return requests.get(url, timeout=5)
        except requests.RequestException as error:
            print("no answer:", error)
    return None


def probe_often(url):
    for _ in range(3):
        try:
            return requests.get(url, timeout=5)  # expect: MLA104
        except requests.RequestException as error:
            print("no answer:", error)
    return None
