# a form of: a client that redacts what it logs, and has its own key in the source
import logging

import requests

from gauges.hygiene import redact_entry

API_KEY = "gauge-7Hq2Lw9Zt4Xv8Nb3"  # expect: MLA403
SHOWN_KEY = "gauge_abc123def456ghi789"
ORDERED = "hf_aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgH"
METHOD = "hf_collectedRainfallOfAllStationsThatAnswered"


def send(entry: dict) -> dict:
    logging.info("sending %s", redact_entry(entry))
    return requests.post("https://gauges.example.org/rows", json=entry, headers={"X-Key": API_KEY}, timeout=5).json()


def again(entry: dict) -> dict:
    other = {"api_key": "gauge-7Hq2Lw9Zt4Xv8Nb3"}
    return requests.post("https://gauges.example.org/more", json=entry, params=other, timeout=5).json()
