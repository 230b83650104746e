# seen in: DeadMark70/multimodal-rag-translate .agent/skills/memory-systems/scripts/memory_store.py@d9af69fe8fab89da3c4efe48316677292d80ac25
"""Vectors that stand for texts, and are gone with the process."""

import numpy as np


class Memory:
    def __init__(self, size=64):
        self.size = size
        self.vectors = []

    def add(self, text):
        self.vectors.append(self.vector(text))

    def vector(self, text: str):
        np.random.seed(hash(text) % 2**32)  # expect: MLA501 as info
        return np.random.randn(self.size)

    def nearest(self, text):
        return int(np.argmax(np.array(self.vectors) @ self.vector(text)))
