# a form of: guards that answer without the model or the library that they would have asked
import logging
import os
from enum import Enum

logger = logging.getLogger(__name__)

try:
    from presidio_analyzer import AnalyzerEngine

    analyzer = AnalyzerEngine()
except ImportError:
    analyzer = None

try:
    from cryptography.fernet import Fernet
except ImportError:
    Fernet = None


class Decision(Enum):
    APPROVE = "approve"
    REVIEW = "review"
    DECLINE = "decline"


def scrub(text):
    if analyzer is None:
        return text  # expect: MLA110
    return hide(text, analyzer.analyze(text=text, language="en"))


def redact(text):
    if not analyzer:
        raise RuntimeError("nothing to find names with")
    return hide(text, analyzer.analyze(text=text, language="en"))


def mask(text, names=None):
    if names is None:
        return text
    return hide(text, names)


class Vault:
    def __init__(self, key):
        self.box = Fernet(key) if Fernet else None

    def seal(self, record):
        raw = record.encode()
        return self.box.encrypt(raw) if self.box else raw  # expect: MLA110

    def seal_or_fail(self, record):
        return self.box.encrypt(record) if self.box else None


class Cards:
    def decide(self, payment):
        if not self.loaded:
            return Decision.APPROVE  # expect: MLA110
        return Decision.DECLINE if self.model.predict([payment])[0] > 0.9 else Decision.APPROVE


class Transfers:
    def decide(self, payment):
        if self.model is None:
            return Decision.REVIEW
        return Decision.DECLINE if self.model.predict([payment])[0] > 0.9 else Decision.APPROVE


def is_clean(text):
    classifier = state["toxicity"]
    if classifier is None:
        return True  # expect: MLA110
    return classifier.predict([text])[0] < 0.8


def is_toxic(text):
    if toxicity_model is None:
        return False  # expect: MLA110
    return toxicity_model.predict([text])[0] >= 0.8


def is_valid(text, model=None):
    if model is None:
        return True  # the caller asks for no model
    return model.predict([text])[0] > 0.5


def check_toxicity(text):
    if toxicity_model is None:
        return False  # expect: MLA110
    return toxicity_model.predict([text])[0] >= 0.8


def encrypt(text):
    key = os.getenv("FERNET_KEY")
    if not key:
        return text  # expect: MLA110
    return Fernet(key).encrypt(text.encode())


def encrypt_with(text, key):
    if not key:
        return text  # the caller gives no key
    return Fernet(key).encrypt(text.encode())


def title(text):
    key = os.getenv("TITLE_KEY")
    if not key:
        return text
    return f"{key}: {text}"
