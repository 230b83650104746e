# seen in: trchitho/AI-Based-Career-Recommendation-System apps/backend/app/services/onet_client_v2.py@5457e2067045f3eb8d77308a2fd5b2f705991651
"""A client whose first `fetch` the class replaces further down."""

import time

import requests


class Occupations:
    def fetch(self, address):
        for _ in range(3):
            try:
                return requests.get(address, timeout=5).json()
            except requests.RequestException as error:
                print(error)
        raise RuntimeError(address)

    def fetch(self, address):  # noqa: F811
        for attempt in range(3):
            try:
                return requests.get(address, timeout=5).json()
            except requests.RequestException as error:
                print(error)
                time.sleep(2**attempt)
        raise RuntimeError(address)

    def listed(self, address):
        for _ in range(3):
            try:
                return requests.get(address, timeout=5).json()  # expect: MLA104
            except requests.RequestException as error:
                print(error)
        raise RuntimeError(address)
