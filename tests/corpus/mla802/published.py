# seen in: ahrazkk/ProjectAegis-Clinical-MLOps-Platform web/ddi_api/services/pubmed_retriever.py@657a62317ba902d99945ad2cab0db5a654b1f3c9
"""What an archive publishes is no user's; what a user looks for there is."""

import logging

import requests
from fastapi import FastAPI

logger = logging.getLogger(__name__)
app = FastAPI()
ARCHIVE = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/efetch.fcgi"


@app.get("/evidence")
def evidence(query: str, seen: dict):
    found = requests.get(ARCHIVE, timeout=10).json()["articles"]
    best = max(found, key=len)
    logger.info("best of %s: %s", best["id"], best["sentence"])
    logger.info("seen before: %s", seen["text"])  # expect: MLA802
    logger.info("looked for %s", query)  # expect: MLA802
    return best
