# seen in: jpdacostaza/ai-rag-test utilities/endpoint_validator.py@37413c54616b3b91d76219ed2b0101be5f0107dc
"""A placeholder that a client sends opens nothing here."""

import os

import requests

API_KEY = os.getenv("API_KEY", "demo-key-replace-with-actual")
HEADERS = {"Authorization": f"Bearer {API_KEY}"}


def ask(text: str) -> dict:
    return requests.post("http://localhost:8001/ask", json={"text": text}, headers=HEADERS, timeout=10).json()
