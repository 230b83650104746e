# seen in: mollyturnerai-droid/inference-server app/services/recon.py@32095081e969a667e9c21caff11777e8bbe43712
"""A failure that is kept under a name of its own, and one of which only the end is."""

from datetime import datetime

status = {}


def set_status(**fields):
    status.update(fields)


def known(model, rows):
    try:
        set_status(labels=model.predict(rows))
    except Exception as error:
        set_status(last_error=str(error))
    return status


def unknown(model, rows):
    try:
        set_status(labels=model.predict(rows))
    except Exception:  # expect: MLA102
        set_status(ended=datetime.now())
    return status
