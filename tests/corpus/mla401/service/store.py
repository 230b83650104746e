# seen in: zylon-ai/private-gpt private_gpt/components/cache/cache_service.py@ab89a0d67bf6a30481081bdc7c487b484d82f91b
import base64
import pickle
from pathlib import Path

import redis

FOLDER = Path(__file__).parent / "artifacts"


class Cache:
    def __init__(self, url: str) -> None:
        self._client = redis.Redis.from_url(url)

    def get(self, key: str):
        value = self._client.get(key)
        return pickle.loads(value) if value is not None else None  # expect: MLA401


def read_tree(text: str):
    return pickle.loads(base64.b64decode(text.encode("utf-8")))  # expect: MLA401


def load_named(name: str):
    with open(FOLDER / name, "rb") as stream:
        return pickle.load(stream)


def load_from(path: str):
    with open(path, "rb") as stream:
        return pickle.load(stream)


def open_anything(path: str):
    with open(path, "rb") as stream:
        return pickle.load(stream)  # expect: MLA401
