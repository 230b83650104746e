# seen in: marqo-ai/marqo src/marqo/tensor_search/tensor_search.py@58efc2430eaf9677f35899ef82b16e87028ded88 (the sound form)
"""A route hands over fields of what it was sent: one chooses a model, one was written by somebody."""

import logging

from models import rank

logger = logging.getLogger(__name__)


def ordered(reranker, wanted):
    logger.info("ranked by %s", reranker)
    logger.info("looked for %s", wanted)  # expect: MLA802
    return rank(reranker, wanted)
