import json

with open("rules.json") as file:
    RULES = json.load(file)


def decide(hours, absences):
    return next((r["label"] for r in RULES if hours >= r["hours"] and absences <= r["absences"]), "unknown")
