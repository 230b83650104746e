# seen in: Yunpei24/fraud-detection-ml api/src/services/database_service.py@575593339819b35c9c593a6cd497a11ac3cc3ecc
"""Functions that tell a failure by their answer."""

import logging

logger = logging.getLogger(__name__)


def record_decision(session, row):
    try:
        session.add(row)
        session.commit()
        return True
    except Exception:  # expect: MLA102
        logger.exception("the decision is not recorded")
        return False


def record_label(session, row):
    try:
        session.add(row)
        session.commit()
        return True
    except Exception:
        logger.exception("the label is not recorded")
        return False


def update_last_seen(session, user):
    try:
        session.add(user)
        session.commit()
        return True
    except Exception:
        logger.warning("not updated")
        return False
