# seen in: arc53/DocsGPT application/security/encryption.py@52279d27b4c311c83e62f16f7867f2cf4a74b7f5
"""Secrets that could not be encrypted, or read again, and that become empty ones."""

import json
import logging

logger = logging.getLogger(__name__)


def encrypt_tokens(box, tokens):
    if not tokens:
        return ""
    try:
        return box.encrypt(json.dumps(tokens).encode()).decode()
    except Exception as error:  # expect: MLA102 as warning
        logger.warning("tokens were not encrypted: %s", error)
        return ""


def decrypt_tokens(box, text):
    try:
        return json.loads(box.decrypt(text.encode()))
    except Exception as error:  # expect: MLA102 as warning
        logger.warning("tokens were not decrypted: %s", error)
        return {}


def encrypt_or_error(box, tokens):
    try:
        return box.encrypt(json.dumps(tokens).encode()).decode()
    except Exception as error:
        raise RuntimeError("tokens were not encrypted") from error


def encrypt_shown(box, tokens):
    try:
        return True, box.encrypt(json.dumps(tokens).encode()).decode()
    except Exception as error:
        return False, str(error)
