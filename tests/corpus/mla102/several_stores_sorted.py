# seen in: minucedev/danang-rag-chatbot backend/app/rag/retrieval.py@82ce0eed2c0633c32a21065b6f3352083b7e030d
"""Stores that are searched one after another, whose hits are put in order before they go out."""

import logging

from qdrant_client import QdrantClient

log = logging.getLogger(__name__)


class Archive:
    def __init__(self):
        self.client = QdrantClient(url="http://archive:6333", timeout=10)

    def search(self, vector, names):
        found = []
        for name in names:
            try:
                for hit in self.client.search(collection_name=name, query_vector=vector):
                    found.append(hit)
            except Exception as error:  # expect: MLA102
                log.warning("%s cannot be searched: %s", name, error)
        ordered = sorted(found, key=lambda hit: -hit.score)
        return ordered[:5]

    def search_and_tell(self, vector, names):
        found, failed = [], []
        for name in names:
            try:
                for hit in self.client.search(collection_name=name, query_vector=vector):
                    found.append(hit)
            except Exception as error:
                log.warning("%s cannot be searched: %s", name, error)
                failed.append(name)
        ordered = sorted(found, key=lambda hit: -hit.score)
        return ordered[:5], failed

    def search_unless_away(self, vector, names):
        found = []
        for name in names:
            try:
                found.extend(self.client.search(collection_name=name, query_vector=vector))
            except ConnectionError as error:  # expect: MLA102
                log.warning("%s is away: %s", name, error)
        return found

    def search_known(self, vector, names):
        found = []
        for name in names:
            try:
                found.extend(self.client.search(collection_name=name, query_vector=vector))
            except KeyError as error:
                log.warning("%s is no archive: %s", name, error)
        return found

    def warm(self, names):
        found = []
        for name in names:
            try:
                for hit in self.client.scroll(collection_name=name)[0]:
                    found.append(hit)
            except Exception as error:
                log.warning("%s stays cold: %s", name, error)
        return len(sorted(found))
