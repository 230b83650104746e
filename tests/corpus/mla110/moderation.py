# seen in: haotian-liu/LLaVA llava/utils.py@c121f0432da27facab705978f83c4ada465e46fd
"""Functions that say what is to be refused, and what they say where they cannot tell."""

import requests


def violates_policy(text):
    try:
        answer = requests.post("https://moderation.example", json={"input": text}, timeout=5).json()
        flagged = answer["results"][0]["flagged"]
    except requests.exceptions.RequestException:  # expect: MLA110
        flagged = False
    except KeyError:
        flagged = False
    return flagged


def is_toxic(text):
    try:
        return bool(classifier(text)[0]["score"] > 0.8)
    except Exception:  # expect: MLA110
        return False


def violates_rules(text):
    try:
        answer = requests.post("https://moderation.example", json={"input": text}, timeout=5).json()
        flagged = answer["results"][0]["flagged"]
    except requests.exceptions.RequestException:
        flagged = True
    return flagged


def has_results(answer):
    try:
        found = bool(answer["results"])
    except KeyError:
        found = False
    return found
