# a form of: a function that nothing calls, in a module that others use
import logging

log = logging.getLogger(__name__)


def shares(model, rows):
    found = []
    try:
        found.append(model.predict_proba(rows))
    except Exception as error:  # expect: MLA102 as info
        log.warning("no shares: %s", error)
    return found


def kinds(model, rows):
    found = []
    try:
        found.append(model.predict(rows))
    except Exception as error:  # expect: MLA102 as warning
        log.warning("no kinds: %s", error)
    return found
