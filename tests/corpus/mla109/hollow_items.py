# seen in: openai/chatgpt-retrieval-plugin datastore/providers/pgvector_datastore.py@b28ddce58474441da332d4e15c6dd60ddaa953ab
"""Empty answers of the usual class for what failed, zeros for what was to be computed, and writes that wrote nothing."""

import logging

import torch

log = logging.getLogger(__name__)


class Hits:
    def __init__(self, query, found):
        self.query, self.found = query, found


class Failed(Hits):
    """A query that could not be asked."""


async def search(client, queries):
    answers = []
    for query in queries:
        try:
            rows = await client.rpc("match", query)
            answers.append(Hits(query=query, found=[row["text"] for row in rows]))
        except Exception as error:  # expect: MLA109 info
            log.error(error)
            answers.append(Hits(query=query, found=[]))
    return answers


async def search_openly(client, queries):
    answers = []
    for query in queries:
        try:
            rows = await client.rpc("match", query)
            answers.append(Hits(query=query, found=[row["text"] for row in rows]))
        except Exception as error:
            log.error(error)
            answers.append(Failed(query=query, error=str(error)))
    return answers


class Painter:
    def fill(self, items):
        try:
            lines = self.find_lines(items["image"])
        except:  # expect: MLA109 info
            lines = torch.zeros_like(items["mask"])
        return self.paint(items["image"], lines)

    def fill_plainly(self, items, enabled):
        lines = self.find_lines(items["image"]) if enabled else torch.zeros_like(items["mask"])
        return self.paint(items["image"], lines)

    async def upsert(self, parts):
        keys = []
        try:
            for part in parts:
                self.shelf.put_part(part)
                keys.append(part.key)
            return keys
        except Exception as error:  # expect: MLA109 info
            log.error("not written: %s", error)
            return []
