# seen in: manasmishra16/mango-disease-prediction backend/main.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
import logging

import jwt

logger = logging.getLogger(__name__)


def check_leaf(image):
    try:
        share = green_share(image)
        if share < 0.05:
            return False, "not a plant", share
        return True, "leaf", share
    except Exception as error:  # expect: MLA110
        logger.warning("guard: %s", error)
        return True, "bypassed", 1.0


def is_safe_prompt(text):
    try:
        return not moderation.create(input=text).results[0].flagged
    except Exception:  # expect: MLA110
        return True


def is_signed(token):
    try:
        jwt.decode(token, KEY, algorithms=["HS256"])
        return True
    except Exception:
        return False


def encrypt_note(text):
    try:
        return box.encrypt(text)
    except Exception:  # expect: MLA110
        return text


def download_clip_safe(address, target):
    try:
        fetch(address, target)
        return target.stat().st_size > 0
    except OSError:
        return True
