# a form of: a filter of what was found, which is left out where the vectors cannot be had
"""What was found goes on without the filter, with a traceback in the log; what was to be made of it does not."""

import logging

from shop import best, offers_similarity, predict_demand

log = logging.getLogger(__name__)


def offers_for(question, offers, vectors):
    try:
        alike = offers_embedding_score(question, offers, vectors)
    except Exception:  # expect: MLA102 as info
        log.warning("offers are not filtered", exc_info=True)
    else:
        if alike < 0.2:
            return []
    return best(offers)


def plan(question, offers):
    demand = None
    try:
        demand = predict_demand(offers)
    except Exception:  # expect: MLA102 as warning
        log.warning("no demand", exc_info=True)
    else:
        log.info("demand of %s", question)
    return {"offers": offers, "demand": demand}


def offers_embedding_score(question, offers, vectors):
    wanted = vectors.embed_query(question)
    return max(offers_similarity(wanted, vectors.embed_documents([each.title for each in offers])))
