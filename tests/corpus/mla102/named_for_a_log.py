# seen in: onyx-dot-app/onyx backend/onyx/kg/utils/extraction_utils.py@a7d66a8b778c3f9026c4f89dae47d14a3f84816f
"""What a handler names only to log it, before the function ends with a None that its annotation knows."""

import logging


def extract(model, parts) -> dict | None:
    try:
        return {"label": model.predict(parts)[0]}
    except Exception as error:
        ids = [part.id for part in parts]
        logging.error("%s failed: %s", ids, error)
    return None


def extract_all(model, parts) -> dict:
    try:
        return {"label": model.predict(parts)[0]}
    except Exception as error:  # expect: MLA102
        ids = [part.id for part in parts]
        logging.error("%s failed: %s", ids, error)
    return {"label": "a thing"}
