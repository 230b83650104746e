# seen in: protectai/llm-guard llm_guard/input_scanners/anonymize_helpers/regex_patterns.py@53af270c69316ed82cb71ba7b19d11b55bda3151
"""Scores that somebody wrote into a table, and one that a model gave."""

KNOWN = [{"name": "card", "expression": r"\d{16}"}, {"name": "box", "expression": "box", "score": 0.6}]


def patterns(own=None):
    if not own:
        own = KNOWN
    return [made(each) for each in rated(own)]


def rated(own=None):
    if not own:
        own = KNOWN
    found = []
    for each in own:
        found.append({"name": each["name"], "score": each.get("score", 0.75)})
    return found


def answered(answers):
    found = []
    for each in answers:
        found.append({"name": each["name"], "score": each.get("score", 0.75)})  # expect: MLA109
    return found
