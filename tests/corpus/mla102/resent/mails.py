"""Mails that are sent once more, and of which nobody asks whether they went out."""

import logging

import mailer

log = logging.getLogger(__name__)


def resend_invitation_email(address, key):
    try:
        sent = mailer.send({"to": address, "text": f"come in: {key}"})
    except Exception as error:  # expect: MLA102 info
        log.error("no mail: %s", error)
        return
    return sent


def resend_reminder(address):
    try:
        sent = mailer.send({"to": address, "text": "still open"})
    except Exception as error:
        log.error("no mail: %s", error)
        return None
    return sent
