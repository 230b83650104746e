# seen in: pavanbadempet/A-Healthcare-System-using-Machine-Learning-Techniques-for-Disease-Prediction-with-Chatbot-Assistance backend/rag.py
"""Vectors of texts, made by a provider."""

import os

from .provider import ask


def get_embedding(text):
    api_key = os.getenv("PROVIDER_KEY")
    if not api_key:
        return [0.0] * 768  # expect: MLA109
    return ask(api_key, text)["embedding"]


def embed_or_fail(text):
    api_key = os.getenv("PROVIDER_KEY")
    if not api_key:
        raise RuntimeError("no key")
    return ask(api_key, text)["embedding"]


def embed_words(text, api_key):
    if not text:
        return [0.0] * 768
    return ask(api_key, text)["embedding"]
