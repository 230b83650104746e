# seen in: sadik-coban/car-price-prediction-pipeline scraper/getlistofcars.py
"""Pages that are asked for one after the other, and one page that is asked for again and again."""

import requests


def first_page_with_rows(base):
    for page in range(1, 51):
        try:
            rows = requests.get(base + str(page), timeout=10).json()
            if rows:
                return rows
        except requests.RequestException:
            continue
    return []


def first_open_port(host):
    for port in range(8000, 8020):
        try:
            return requests.get(f"http://{host}:{port}/models", timeout=2).json()
        except requests.RequestException:
            continue
    return None


def by_offset(base):
    for offset in range(0, 500, 50):
        try:
            asked = {"from": offset}
            return requests.get(base, params=asked, timeout=10).json()
        except requests.RequestException:
            continue
    return None


def one_page(base):
    for attempt in range(5):
        try:
            return requests.get(base, timeout=5 * (attempt + 1)).json()  # expect: MLA104
        except requests.RequestException:
            continue
    return None


def one_page_with_a_number(base):
    for attempt in range(5):
        try:
            return requests.get(f"{base}?attempt={attempt}", timeout=5).json()  # expect: MLA104
        except requests.RequestException:
            continue
    return None
