# a form of: models and stores of other providers that are asked again at once
"""Who is asked again, and how soon."""

import time

import ollama
from huggingface_hub import InferenceClient
from qdrant_client import QdrantClient
from retry.api import retry

client = InferenceClient(timeout=20)
vectors = QdrantClient("http://qdrant:6333")


def summary(text):
    while True:
        try:
            return client.summarization(text)  # expect: MLA104
        except OSError:
            continue


def near(vector):
    for _ in range(5):
        try:
            return vectors.query_points("tickets", query=vector)  # expect: MLA104
        except OSError:
            pass
    return None


def told(messages):
    for attempt in range(3):
        try:
            return ollama.chat(model="mistral:7b", messages=messages)
        except OSError:
            time.sleep(2**attempt)
    return None


@retry(OSError, tries=3)
def stored(rows):  # expect: MLA104
    return vectors.upsert("tickets", rows)


@retry(OSError, tries=3, delay=1, backoff=2)
def kept(rows):
    return vectors.upsert("tickets", rows)
