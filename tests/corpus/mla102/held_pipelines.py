"""Pipelines that are asked by a name that holds them, and functions that only carry the word."""

import logging

from transformers import pipeline as make

log = logging.getLogger(__name__)


class Aspects:
    def __init__(self):
        self._held = None

    def _get(self):
        if self._held is None:
            self._held = make("zero-shot-classification")
        return self._held

    def of(self, text):
        try:
            pipeline = self._get()
            found = pipeline(text, candidate_labels=["price", "taste"])
            return [label for label, score in zip(found["labels"], found["scores"], strict=True) if score > 0.5]
        except Exception:  # expect: MLA102
            log.warning("no aspects", exc_info=True)
            return []

    def strictly(self, text):
        pipeline = self._get()
        return pipeline(text, candidate_labels=["price", "taste"])["labels"][:1]
