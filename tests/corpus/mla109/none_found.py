# seen in: Azziz14/Disease-Prediction-and-Validation prediction/prediction/backend/api/routes/ai_enhancement_routes.py
"""Outages that are told as searches which found nothing."""

import requests

URL = "https://drugs.example/label"


def warnings_of(drug):
    try:
        found = requests.get(URL, params={"drug": drug}, timeout=9).json()
        if found.get("warnings"):
            return " ".join(found["warnings"])
    except Exception as error:  # expect: MLA109 as warning
        print(f"{drug}: {error}")
    return f"No warnings found for {drug}."


def warnings_told(drug):
    try:
        found = requests.get(URL, params={"drug": drug}, timeout=9).json()
        if found.get("warnings"):
            return " ".join(found["warnings"])
    except Exception as error:
        print(f"{drug}: {error}")
        return f"The warnings of {drug} are unavailable."
    return f"No warnings found for {drug}."


def warnings_or_raise(drug):
    found = requests.get(URL, params={"drug": drug}, timeout=9).json()
    if found.get("warnings"):
        return " ".join(found["warnings"])
    return f"No warnings found for {drug}."


def listed(drug):
    try:
        return requests.get(URL, params={"drug": drug}, timeout=9).json()["names"]
    except Exception as error:  # expect: MLA109 as info
        print(f"{drug}: {error}")
    return []
