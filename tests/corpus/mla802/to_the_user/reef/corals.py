# seen in: minivess-mlops/minivess-mlops src/minivess/agents/kg_enrichment/pubmed_search.py@e3eb123d9726bbb49a9412bb95f34d32e1603b00
import logging

import httpx

logger = logging.getLogger(__name__)


def look_up(query: str):
    logger.info("looking for %s", query)  # expect: MLA802
    return httpx.get("https://corals.example/search", params={"term": query}, timeout=5).json()


def papers(query: str):
    found = httpx.get("https://papers.example/search", params={"term": query}, timeout=5).json()
    logger.info("%d papers for %s", len(found), query)
    return found


def remember(query: str):
    logger.info("asked: %s", query)  # expect: MLA802
